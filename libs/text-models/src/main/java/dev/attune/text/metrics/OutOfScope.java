package dev.attune.text.metrics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How well a model tells texts that have none of its labels from the others, by its confidence in
 * the likeliest label (Hendrycks and Gimpel 2017).
 *
 * @param threshold answers below this confidence are refused; chosen on the validation split
 * @param examples texts out of scope in the split
 * @param recall share of the texts out of scope that are refused
 * @param inScopeAccuracy share of the texts in scope that get their true label, with its 95 %
 *     interval; refusing one is a mistake
 * @param inScopePrecision share of the answered texts that are in scope; 1 if none is answered
 * @param inScopeRecall share of the texts in scope that are answered, rightly or not
 * @param auroc chance that a text in scope gets a higher confidence than one out of scope
 * @param recallAt95Precision {@code recall} at the least threshold whose {@code inScopePrecision}
 *     is 0.95 or more; depends on how many texts of the split are out of scope
 * @param recallAt95Recall {@code recall} at the greatest threshold whose {@code inScopeRecall} is
 *     0.95 or more
 */
public record OutOfScope(
    double threshold,
    int examples,
    double recall,
    Estimate inScopeAccuracy,
    double inScopePrecision,
    double inScopeRecall,
    double auroc,
    double recallAt95Precision,
    double recallAt95Recall) {

  /**
   * Scores a split.
   *
   * @param logits [texts][labels]
   * @param truth the true label's number for each text; the number of labels for a text out of
   *     scope
   * @return null if there are no texts in scope or none out of scope
   */
  static @Nullable OutOfScope of(
      float[][] logits, int[] truth, double temperature, double threshold) {
    Refusals refusals = Refusals.of(logits, truth, temperature);
    if (refusals.inScope() == 0 || refusals.outOfScope() == 0) {
      return null;
    }
    var at = refusals.at(threshold);
    int[] inScope = Calibration.inScope(logits, truth);
    boolean[] right = new boolean[inScope.length];
    for (int i = 0; i < inScope.length; i++) {
      int text = inScope[i];
      right[i] =
          Softmax.argmax(logits[text]) == truth[text] && refusals.confidences()[text] >= threshold;
    }
    return new OutOfScope(
        threshold,
        refusals.outOfScope(),
        at.recall(),
        Bootstrap.of(right.length, times -> new double[] {share(right, times)}).getFirst(),
        at.inScopePrecision(),
        at.inScopeRecall(),
        refusals.auroc(),
        refusals.recallAtPrecision(0.95),
        refusals.recallAtInScopeRecall(0.95));
  }

  /**
   * The least confidence at which a model should answer: the one with the greatest mean of {@code
   * inScopeAccuracy} and {@code recall} on the validation split; of equals, the least. Refusing
   * wrong answers costs that mean nothing, so that it alone would have a model refuse everything
   * whose confidence tells nothing. A threshold therefore has to leave at least half of the right
   * answers, and to refuse a greater share of the texts out of scope than of the right answers.
   *
   * @return 0 if no threshold does, as when there are no texts in scope or none out of scope
   */
  public static double threshold(float[][] logits, int[] truth, double temperature) {
    Refusals refusals = Refusals.of(logits, truth, temperature);
    if (refusals.inScope() == 0 || refusals.outOfScope() == 0) {
      return 0;
    }
    int[] order =
        IntStream.range(0, truth.length)
            .boxed()
            .sorted((a, b) -> Double.compare(refusals.confidences()[a], refusals.confidences()[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    long right = rightAnswers(logits, truth);
    long lost = 0;
    long caught = 0;
    double best = 0;
    double threshold = 0;
    for (int i = 0; i < order.length; i++) {
      int text = order[i];
      if (refusals.out()[text]) {
        caught++;
      } else if (Softmax.argmax(logits[text]) == truth[text]) {
        lost++;
      }
      double here = refusals.confidences()[text];
      double next = i + 1 < order.length ? refusals.confidences()[order[i + 1]] : 1;
      double recall = caught / (double) refusals.outOfScope();
      double gain = recall - lost / (double) refusals.inScope();
      boolean useful = 2 * lost <= right && recall * right > lost;
      if (useful && gain > best && next > here) {
        best = gain;
        threshold = Midway.of(here, next);
      }
    }
    return threshold;
  }

  private static long rightAnswers(float[][] logits, int[] truth) {
    return IntStream.range(0, truth.length)
        .filter(i -> Softmax.argmax(logits[i]) == truth[i])
        .count();
  }

  private static double share(boolean[] right, int[] times) {
    long sum = 0;
    for (int i = 0; i < right.length; i++) {
      sum += right[i] ? times[i] : 0;
    }
    return sum / (double) Arrays.stream(times).sum();
  }
}
