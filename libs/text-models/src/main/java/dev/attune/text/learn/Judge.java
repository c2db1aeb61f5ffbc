package dev.attune.text.learn;

import dev.attune.text.adapter.Calibration;
import dev.attune.text.metrics.Evaluation;
import dev.attune.text.metrics.Grouping;
import dev.attune.text.metrics.JointEvaluation;
import dev.attune.text.metrics.JointOutcomes;
import dev.attune.text.metrics.Outcomes;
import dev.attune.text.metrics.Slice;
import dev.attune.text.objective.Sample;
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
        : JointEvaluation.of(joint(logits, split), outputs);
  }

  /**
   * What a split shows beside its figures.
   *
   * @param examples the split's texts
   * @param groupings of these texts
   */
  Findings findings(
      float[][][] logits, Split split, List<TrainingExample> examples, List<Grouping> groupings) {
    Outcomes outcomes = outcomes(logits, split);
    return new Findings(
        Slice.of(outcomes, groupings),
        mistakes(logits, split, examples),
        texts(outcomes, examples));
  }

  private static List<TestedText> texts(Outcomes outcomes, List<TrainingExample> examples) {
    return IntStream.range(0, examples.size())
        .mapToObj(
            i -> new TestedText(examples.get(i).id(), examples.get(i).gold(), outcomes.answer(i)))
        .toList();
  }

  /** The wrong answers with the greatest losses, the greatest first. */
  private List<Mistake> mistakes(float[][][] logits, Split split, List<TrainingExample> examples) {
    List<Mistake> mistakes = new ArrayList<>();
    for (int i = 0; i < calibrations.size(); i++) {
      Goal goal = goals.all().get(i);
      List<Sample> samples = split.samples().get(i);
      double[] losses = goal.objective().losses(logits[i], samples);
      Outcomes outcomes = outcomes(i, logits, split);
      for (int text = 0; text < losses.length; text++) {
        if (!outcomes.right(text)) {
          Sample sample = samples.get(text);
          var answer = goal.objective().answer(logits[i][text], sample, calibrations.get(i));
          mistakes.add(
              new Mistake(
                  examples.get(text).id(),
                  goal.output(),
                  losses[text],
                  Wording.of(sample.gold()),
                  Wording.of(answer)));
        }
      }
    }
    mistakes.sort(Comparator.comparingDouble(Mistake::loss).reversed());
    return List.copyOf(mistakes.subList(0, Math.min(MOST_MISTAKES, mistakes.size())));
  }

  /** The calibrated answers of each output to a split, beside what is right. */
  List<Outcomes> outputs(float[][][] logits, Split split) {
    return IntStream.range(0, calibrations.size())
        .mapToObj(output -> outcomes(output, logits, split))
        .toList();
  }

  private Outcomes outcomes(float[][][] logits, Split split) {
    return calibrations.size() == 1 ? outcomes(0, logits, split) : joint(logits, split);
  }

  private JointOutcomes joint(float[][][] logits, Split split) {
    Map<String, Outcomes> outputs = new LinkedHashMap<>();
    for (int i = 0; i < calibrations.size(); i++) {
      outputs.put(goals.all().get(i).output(), outcomes(i, logits, split));
    }
    return new JointOutcomes(outputs);
  }

  private Outcomes outcomes(int output, float[][][] logits, Split split) {
    return goals
        .all()
        .get(output)
        .objective()
        .outcomes(logits[output], split.samples().get(output), calibrations.get(output));
  }
}
