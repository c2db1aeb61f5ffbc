package dev.attune.text.objective;

import dev.attune.text.adapter.Calibration;
import dev.attune.text.answer.Answer;
import dev.attune.text.answer.Words;
import dev.attune.text.metrics.EntityEvaluation;
import dev.attune.text.metrics.EntityOutcomes;
import dev.attune.text.metrics.LogLoss;
import dev.attune.text.metrics.Score;
import dev.attune.text.metrics.TemperatureScaling;
import dev.attune.text.task.Entity;
import dev.attune.text.task.Gold;
import dev.attune.text.task.TokenLabels;
import dev.attune.text.torch.Loss;
import dev.attune.text.torch.Targets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A tag for each word, read as entities by the best sequence of tags that can be. */
record TagObjective(TokenLabels task) implements Objective {

  @Override
  public Loss loss() {
    return Loss.TAG_CROSS_ENTROPY;
  }

  @Override
  public double guessingLoss() {
    return Math.log(width());
  }

  @Override
  public double constantLoss(List<Sample> samples) {
    int[] counts = new int[width()];
    for (Sample sample : samples) {
      for (int tag : tags(sample, Words.of(sample.encoding()))) {
        counts[tag]++;
      }
    }
    return Entropy.of(counts);
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
              : LogLoss.of(words.rows(logits[i], width()), tags(samples.get(i), words), 1);
    }
    return losses;
  }

  @Override
  public Score figure(float[][] logits, List<Sample> samples) {
    var outcomes = outcomes(logits, samples, new Calibration.Tokens(1, null));
    return new Score(outcomes.figure(), outcomes.headline());
  }

  /** The temperature that fits single words. */
  @Override
  public Calibration.Tokens calibrate(float[][] logits, List<Sample> samples) {
    List<float[]> rows = new ArrayList<>();
    List<int[]> truth = new ArrayList<>();
    for (int i = 0; i < logits.length; i++) {
      Words words = Words.of(samples.get(i).encoding());
      rows.addAll(Arrays.asList(words.rows(logits[i], width())));
      truth.add(tags(samples.get(i), words));
    }
    int[] flat = truth.stream().flatMapToInt(Arrays::stream).toArray();
    double temperature = TemperatureScaling.fit(rows.toArray(float[][]::new), flat);
    return new Calibration.Tokens((float) temperature, null);
  }

  @Override
  public EntityEvaluation evaluate(
      float[][] logits, List<Sample> samples, Calibration calibration) {
    return EntityEvaluation.of(outcomes(logits, samples, calibration));
  }

  @Override
  public EntityOutcomes outcomes(float[][] logits, List<Sample> samples, Calibration calibration) {
    List<List<Entity>> found = new ArrayList<>();
    for (int i = 0; i < logits.length; i++) {
      Answer.Entities answer = (Answer.Entities) answer(logits[i], samples.get(i), calibration);
      found.add(answer.entities().stream().map(Answer.Found::entity).toList());
    }
    return new EntityOutcomes(
        task.labels(), samples.stream().map(TagObjective::entities).toList(), found);
  }

  private static List<Entity> entities(Sample sample) {
    return ((Gold.Entities) sample.gold()).entities();
  }
}
