package dev.attune.text.learn;

import dev.attune.text.adapter.Adapter;
import dev.attune.text.adapter.Calibration;
import dev.attune.text.adapter.Head;
import dev.attune.text.answer.Answer;
import dev.attune.text.metrics.Evaluation;
import dev.attune.text.metrics.Grouping;
import dev.attune.text.metrics.JointEvaluation;
import dev.attune.text.metrics.JointOutcomes;
import dev.attune.text.metrics.Outcomes;
import dev.attune.text.metrics.Slice;
import dev.attune.text.objective.Objective;
import dev.attune.text.objective.Sample;
import dev.attune.text.task.Gold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Scores the answers of a trained model. Logits are given as [outputs][texts][logits].
 *
 * @param calibrations of each output, fitted to the validation split
 */
record Judge(Goals goals, List<Calibration> calibrations) {
  private static final int MOST_MISTAKES = 50;

  static Judge calibrated(Goals goals, float[][][] logits, Split validation) {
    return new Judge(
        goals,
        IntStream.range(0, goals.all().size())
            .mapToObj(
                i ->
                    goals
                        .all()
                        .get(i)
                        .objective()
                        .calibrate(logits[i], validation.samples().get(i)))
            .toList());
  }

  /** Judges a version as the training that it comes from did. */
  static Judge of(Adapter version) {
    return new Judge(
        new Goals(version.heads().stream().map(Goal::of).toList()),
        version.heads().stream().map(Head::calibration).toList());
  }

  /** Figures of the task as a whole and of each output. */
  Evaluation evaluation(float[][][] logits, Split split) {
    Map<String, Evaluation> outputs = new LinkedHashMap<>();
    for (int i = 0; i < calibrations.size(); i++) {
      Goal goal = goals.all().get(i);
      outputs.put(
          goal.output(),
          goal.objective().evaluate(logits[i], split.samples().get(i), calibrations.get(i)));
    }
    return outputs.size() == 1
        ? outputs.values().iterator().next()
        : JointEvaluation.of(joint(outputs(logits, split)), outputs);
  }

  /**
   * What a split shows beside its figures.
   *
   * @param examples the split's texts
   * @param unknownWords of each of them, the share of words that no training text has in per cent
   * @param groupings of these texts
   */
  Findings findings(
      float[][][] logits,
      Split split,
      List<TrainingExample> examples,
      int[] unknownWords,
      List<Grouping> groupings) {
    List<Outcomes> outputs = outputs(logits, split);
    Outcomes outcomes = outcomes(outputs);
    List<List<Verdict>> verdicts = verdicts(logits, split, outputs);
    return new Findings(
        Slice.of(outcomes, groupings),
        mistakes(verdicts, examples),
        texts(outcomes, verdicts, examples, unknownWords));
  }

  /** Figures, answers and mistakes. */
  VersionEvaluation tested(float[][][] logits, Split split, List<TrainingExample> examples) {
    List<Outcomes> outputs = outputs(logits, split);
    return new VersionEvaluation(
        evaluation(logits, split),
        outcomes(outputs),
        mistakes(verdicts(logits, split, outputs), examples));
  }

  /** An output's answer to a text beside the right one. */
  private record Verdict(Gold gold, Answer answer, boolean right, double loss) {
    JudgedAnswer judged() {
      return JudgedAnswer.of(right, loss, answer);
    }
  }

  private List<List<Verdict>> verdicts(float[][][] logits, Split split, List<Outcomes> outputs) {
    return IntStream.range(0, outputs.size())
        .mapToObj(output -> verdicts(output, logits[output], split, outputs.get(output)))
        .toList();
  }

  private List<Verdict> verdicts(int output, float[][] logits, Split split, Outcomes outcomes) {
    Objective objective = goals.all().get(output).objective();
    List<Sample> samples = split.samples().get(output);
    double[] losses = objective.losses(logits, samples);
    List<Verdict> verdicts = new ArrayList<>();
    for (int text = 0; text < losses.length; text++) {
      Sample sample = samples.get(text);
      verdicts.add(
          new Verdict(
              sample.gold(),
              objective.answer(logits[text], sample, calibrations.get(output)),
              outcomes.right(text),
              losses[text]));
    }
    return verdicts;
  }

  private static List<TestedText> texts(
      Outcomes outcomes,
      List<List<Verdict>> verdicts,
      List<TrainingExample> examples,
      int[] unknownWords) {
    List<TestedText> texts = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      int text = i;
      texts.add(
          new TestedText(
              examples.get(i).id(),
              examples.get(i).gold(),
              outcomes.answer(i),
              unknownWords[i],
              verdicts.stream().map(output -> output.get(text).judged()).toList()));
    }
    return texts;
  }

  private List<Mistake> mistakes(List<List<Verdict>> verdicts, List<TrainingExample> examples) {
    return worst(
        IntStream.range(0, verdicts.size())
            .mapToObj(output -> mistakes(output, verdicts.get(output), examples))
            .toList());
  }

  private List<Mistake> mistakes(
      int output, List<Verdict> verdicts, List<TrainingExample> examples) {
    List<Mistake> mistakes = new ArrayList<>();
    for (int text = 0; text < examples.size(); text++) {
      Verdict verdict = verdicts.get(text);
      if (!verdict.right()) {
        mistakes.add(
            new Mistake(
                examples.get(text).id(),
                goals.all().get(output).output(),
                verdict.loss(),
                Wording.of(verdict.gold()),
                Wording.of(verdict.answer())));
      }
    }
    return mistakes;
  }

  /**
   * The wrong answers with the greatest losses, the greatest first. Outputs take turns: the losses
   * of labels, tags and values are not of one scale.
   *
   * @param byOutput all wrong answers of each output
   */
  static List<Mistake> worst(List<List<Mistake>> byOutput) {
    List<List<Mistake>> sorted =
        byOutput.stream()
            .map(
                of ->
                    of.stream()
                        .sorted(Comparator.comparingDouble(Mistake::loss).reversed())
                        .toList())
            .toList();
    return IntStream.range(0, MOST_MISTAKES)
        .boxed()
        .flatMap(place -> sorted.stream().filter(of -> place < of.size()).map(of -> of.get(place)))
        .limit(MOST_MISTAKES)
        .toList();
  }

  /** The calibrated answers of each output to a split, beside what is right. */
  List<Outcomes> outputs(float[][][] logits, Split split) {
    return IntStream.range(0, calibrations.size())
        .mapToObj(output -> outcomes(output, logits, split))
        .toList();
  }

  /** The answers of all outputs together. */
  private Outcomes outcomes(List<Outcomes> outputs) {
    return outputs.size() == 1 ? outputs.getFirst() : joint(outputs);
  }

  private JointOutcomes joint(List<Outcomes> outputs) {
    Map<String, Outcomes> named = new LinkedHashMap<>();
    for (int i = 0; i < outputs.size(); i++) {
      named.put(goals.all().get(i).output(), outputs.get(i));
    }
    return new JointOutcomes(named);
  }

  private Outcomes outcomes(int output, float[][][] logits, Split split) {
    return goals
        .all()
        .get(output)
        .objective()
        .outcomes(logits[output], split.samples().get(output), calibrations.get(output));
  }
}
