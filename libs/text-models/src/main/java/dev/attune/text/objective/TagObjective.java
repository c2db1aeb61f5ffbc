package dev.attune.text.objective;

import dev.attune.text.adapter.Calibration;
import dev.attune.text.answer.Answer;
import dev.attune.text.answer.Words;
import dev.attune.text.metrics.Confidences;
import dev.attune.text.metrics.EntityEvaluation;
import dev.attune.text.metrics.EntityOutcomes;
import dev.attune.text.metrics.LogLoss;
import dev.attune.text.metrics.Score;
import dev.attune.text.task.Entity;
import dev.attune.text.task.Gold;
import dev.attune.text.task.TokenLabels;
import dev.attune.text.tensor.Tensor;
import dev.attune.text.torch.Loss;
import dev.attune.text.torch.Targets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A tag for each word, read as entities by the best sequence of tags that can be. Learned word by
 * word, or as sequences by a conditional random field (Lafferty et al. 2001).
 *
 * @param transitions of the field, [tags + 1, tags]; null when words are learned each on its own
 */
record TagObjective(TokenLabels task, @Nullable Tensor transitions) implements Objective {

  /** Each word on its own. */
  static TagObjective softmax(TokenLabels task) {
    return new TagObjective(task, null);
  }

  /** Sequences of tags, which before the first step follow each other as in the training texts. */
  static TagObjective crf(TokenLabels task, List<Sample> train) {
    TagObjective words = softmax(task);
    return words.given(TagChain.of(words.width(), words.sequences(train)).transitions());
  }

  @Override
  public TagObjective given(Tensor learned) {
    return new TagObjective(task, learned);
  }

  @Override
  public Loss loss() {
    return transitions == null ? Loss.TAG_CROSS_ENTROPY : Loss.CRF;
  }

  @Override
  public double guessingLoss() {
    return Math.log(width());
  }

  @Override
  public double constantLoss(List<Sample> samples) {
    return Entropy.of(TagChain.of(width(), sequences(samples)).counts());
  }

  @Override
  public float[] constantLogits(List<Sample> samples) {
    return TagChain.of(width(), sequences(samples)).logarithms();
  }

  @Override
  public Targets targets(List<Sample> samples) {
    return new Targets.Tags(
        samples.stream()
            .map(
                sample -> {
                  Words words = Words.of(sample.encoding());
                  return WordTags.targets(tags(sample, words), words, sample.encoding());
                })
            .toList());
  }

  private List<int[]> sequences(List<Sample> samples) {
    return samples.stream().map(sample -> tags(sample, Words.of(sample.encoding()))).toList();
  }

  private int[] tags(Sample sample, Words words) {
    return WordTags.of(task, entities(sample), words);
  }

  @Override
  public double[] losses(float[][] logits, List<Sample> samples) {
    double[] losses = new double[logits.length];
    for (int i = 0; i < logits.length; i++) {
      Words words = Words.of(samples.get(i).encoding());
      losses[i] =
          words.count() == 0
              ? 0
              : loss(words.rows(logits[i], width()), tags(samples.get(i), words));
    }
    return losses;
  }

  /** The mean over a text's words. */
  private double loss(float[][] rows, int[] tags) {
    return transitions == null
        ? LogLoss.of(rows, tags, 1)
        : new ScoredTags(rows, tags).surprise(transitions, 1) / tags.length;
  }

  @Override
  public Score figure(float[][] logits, List<Sample> samples) {
    var outcomes = outcomes(logits, samples, new Calibration.Tokens(1, transitions));
    return new Score(outcomes.figure(), outcomes.headline());
  }

  /** The temperature that fits single words, or whole sequences where those were learned. */
  @Override
  public Calibration.Tokens calibrate(float[][] logits, List<Sample> samples) {
    List<ScoredTags> texts = new ArrayList<>();
    for (int i = 0; i < logits.length; i++) {
      Words words = Words.of(samples.get(i).encoding());
      if (words.count() > 0) {
        texts.add(new ScoredTags(words.rows(logits[i], width()), tags(samples.get(i), words)));
      }
    }
    double temperature =
        transitions == null
            ? ScoredTags.temperatureOfWords(texts)
            : ScoredTags.temperature(texts, transitions);
    return new Calibration.Tokens((float) temperature, transitions);
  }

  @Override
  public EntityEvaluation evaluate(
      float[][] logits, List<Sample> samples, Calibration calibration) {
    Calibration.Tokens fitted = (Calibration.Tokens) calibration;
    var raw = new Calibration.Tokens(1, fitted.transitions());
    List<List<Answer.Found>> found = found(logits, samples, fitted);
    Confidences after = confidences(found, samples);
    return EntityEvaluation.of(
        outcomes(found, samples),
        after.isEmpty()
            ? null
            : dev.attune.text.metrics.Calibration.of(
                fitted.temperature(), confidences(found(logits, samples, raw), samples), after));
  }

  @Override
  public EntityOutcomes outcomes(float[][] logits, List<Sample> samples, Calibration calibration) {
    return outcomes(found(logits, samples, calibration), samples);
  }

  private EntityOutcomes outcomes(List<List<Answer.Found>> found, List<Sample> samples) {
    return new EntityOutcomes(
        task.labels(),
        samples.stream().map(TagObjective::entities).toList(),
        found.stream().map(text -> text.stream().map(Answer.Found::entity).toList()).toList());
  }

  private static Confidences confidences(List<List<Answer.Found>> found, List<Sample> samples) {
    Confidences confidences = new Confidences();
    for (int i = 0; i < found.size(); i++) {
      Set<Entity> right = Set.copyOf(entities(samples.get(i)));
      found.get(i).forEach(one -> confidences.add(one.confidence(), right.contains(one.entity())));
    }
    return confidences;
  }

  private List<List<Answer.Found>> found(
      float[][] logits, List<Sample> samples, Calibration calibration) {
    List<List<Answer.Found>> found = new ArrayList<>();
    for (int i = 0; i < logits.length; i++) {
      found.add(((Answer.Entities) answer(logits[i], samples.get(i), calibration)).entities());
    }
    return found;
  }

  private static List<Entity> entities(Sample sample) {
    return ((Gold.Entities) sample.gold()).entities();
  }
}
