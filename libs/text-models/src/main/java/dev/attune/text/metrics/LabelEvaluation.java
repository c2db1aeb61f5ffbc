package dev.attune.text.metrics;

import dev.attune.text.task.SingleLabel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a single-label model did on one split. Where the task marks texts out of scope, the mark is
 * one more label, right for such texts and answered by refusing.
 *
 * @param examples number of texts
 * @param accuracy share answered right, with its 95 % interval
 * @param macroF1 mean F1 over the labels that occur, with its 95 % interval
 * @param classes scores label by label
 * @param confusion how often each label was answered for each true label
 * @param calibration whether probabilities mean what they say, on the texts in scope
 * @param outOfScope how well texts without a label are told from the others; null where the split
 *     has none
 * @param votes how close probabilities come to annotators' votes; null where the split has no text
 *     that several annotators answered
 */
public record LabelEvaluation(
    int examples,
    Estimate accuracy,
    Estimate macroF1,
    List<ClassScore> classes,
    ConfusionMatrix confusion,
    Calibration calibration,
    @Nullable OutOfScope outOfScope,
    @Nullable VoteFit votes)
    implements Evaluation {

  public LabelEvaluation {
    classes = List.copyOf(classes);
  }

  /**
   * Scores a split of a model that never refuses.
   *
   * @param labels in the order of the logits
   * @param logits [texts][labels], at least one text
   * @param truth the true label's number for each text
   * @param temperature what logits are divided by
   */
  public static LabelEvaluation of(
      List<String> labels, float[][] logits, int[] truth, double temperature) {
    return of(new SingleLabel(labels), logits, truth, temperature, 0);
  }

  /**
   * Scores a split.
   *
   * @param logits [texts][labels], at least one text
   * @param truth the true label's number for each text; the number of labels for a text out of
   *     scope
   * @param temperature what logits are divided by
   * @param refuseBelow the least confidence of an answer; 0 to refuse none
   */
  public static LabelEvaluation of(
      SingleLabel task, float[][] logits, int[] truth, double temperature, double refuseBelow) {
    LabelOutcomes outcomes = outcomes(task, logits, truth, temperature, refuseBelow);
    List<Estimate> estimates = Bootstrap.of(outcomes.size(), outcomes::figures);
    ConfusionMatrix confusion = outcomes.confusion();
    return new LabelEvaluation(
        truth.length,
        estimates.get(0),
        estimates.get(1),
        ClassScore.of(confusion),
        confusion,
        Calibration.of(logits, truth, temperature),
        OutOfScope.of(logits, truth, temperature, refuseBelow),
        null);
  }

  /** The answers that {@link #of(SingleLabel, float[][], int[], double, double)} scores. */
  public static LabelOutcomes outcomes(
      SingleLabel task, float[][] logits, int[] truth, double temperature, double refuseBelow) {
    List<String> labels = new ArrayList<>(task.labels());
    task.outOfScope().ifPresent(labels::add);
    int[] answers = new int[logits.length];
    for (int i = 0; i < logits.length; i++) {
      int likeliest = Softmax.argmax(logits[i]);
      boolean refused =
          labels.size() > task.labels().size()
              && Softmax.of(logits[i], temperature)[likeliest] < refuseBelow;
      answers[i] = refused ? task.labels().size() : likeliest;
    }
    return new LabelOutcomes(labels, truth, answers);
  }

  /**
   * The same with the distance from annotators' votes.
   *
   * @param logits as they were scored
   * @param votes the share of annotators who gave each label, [texts][labels]; null for texts that
   *     do not count
   */
  public LabelEvaluation against(double[] @Nullable [] votes, float[][] logits) {
    double[][] probabilities =
        Arrays.stream(logits)
            .map(row -> Softmax.of(row, calibration.temperature()))
            .toArray(double[][]::new);
    return new LabelEvaluation(
        examples,
        accuracy,
        macroF1,
        classes,
        confusion,
        calibration,
        outOfScope,
        VoteFit.ofLabels(probabilities, votes));
  }

  @Override
  public Figure headline() {
    return Figure.of(LabelOutcomes.FIGURE, macroF1);
  }
}
