package dev.attune.text.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a multi-label model did on one split.
 *
 * @param examples number of texts
 * @param macroF1 mean F1 over the labels that occur, with its 95 % interval
 * @param microF1 F1 over all labels of all texts together, with its 95 % interval
 * @param subsetAccuracy share of texts whose whole set of labels is right, with its 95 % interval
 * @param classes scores label by label
 * @param thresholds the least probability at which each label is given, in the order of {@code
 *     classes}
 * @param calibration whether probabilities mean what they say, every label of every text on its own
 * @param votes how close probabilities come to annotators' votes; null where the split has no text
 *     that several annotators answered
 */
public record LabelSetEvaluation(
    int examples,
    Estimate macroF1,
    Estimate microF1,
    Estimate subsetAccuracy,
    List<ClassScore> classes,
    List<Double> thresholds,
    Calibration calibration,
    @Nullable VoteFit votes)
    implements Evaluation {

  public LabelSetEvaluation {
    classes = List.copyOf(classes);
    thresholds = List.copyOf(thresholds);
  }

  /**
   * Scores a split.
   *
   * @param labels in the order of the logits
   * @param logits [texts][labels], at least one text
   * @param truth whether each text has each label, [texts][labels]
   * @param temperature what logits are divided by
   * @param thresholds the least probability at which each label is given
   */
  public static LabelSetEvaluation of(
      List<String> labels,
      float[][] logits,
      boolean[][] truth,
      double temperature,
      float[] thresholds) {
    LabelSetOutcomes outcomes = outcomes(labels, logits, truth, temperature, thresholds);
    List<Estimate> estimates = Bootstrap.of(outcomes.size(), outcomes::figures);
    List<Double> limits = new ArrayList<>();
    for (float threshold : thresholds) {
      limits.add((double) threshold);
    }
    return new LabelSetEvaluation(
        truth.length,
        estimates.get(0),
        estimates.get(1),
        estimates.get(2),
        outcomes.scores(),
        limits,
        Calibration.of(logits, truth, temperature),
        null);
  }

  /** The answers that {@link #of} scores. */
  public static LabelSetOutcomes outcomes(
      List<String> labels,
      float[][] logits,
      boolean[][] truth,
      double temperature,
      float[] thresholds) {
    boolean[][] answers = new boolean[logits.length][labels.size()];
    for (int text = 0; text < logits.length; text++) {
      double[] probabilities = Sigmoid.of(logits[text], temperature);
      for (int label = 0; label < labels.size(); label++) {
        answers[text][label] = probabilities[label] >= thresholds[label];
      }
    }
    return new LabelSetOutcomes(labels, truth, answers);
  }

  /**
   * The same with the distance from annotators' votes.
   *
   * @param logits as they were scored
   * @param votes the share of annotators who gave each label, [texts][labels]; null for texts that
   *     do not count
   */
  public LabelSetEvaluation against(double[] @Nullable [] votes, float[][] logits) {
    double[][] probabilities =
        Arrays.stream(logits)
            .map(row -> Sigmoid.of(row, calibration.temperature()))
            .toArray(double[][]::new);
    return new LabelSetEvaluation(
        examples,
        macroF1,
        microF1,
        subsetAccuracy,
        classes,
        thresholds,
        calibration,
        VoteFit.ofSets(probabilities, votes));
  }

  @Override
  public Figure headline() {
    return Figure.of(LabelOutcomes.FIGURE, macroF1);
  }
}
