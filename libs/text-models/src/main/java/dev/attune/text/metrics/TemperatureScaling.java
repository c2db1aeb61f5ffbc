package dev.attune.text.metrics;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Finds the one number that logits are divided by so that probabilities fit what happens (Guo et
 * al. 2017, "On Calibration of Modern Neural Networks"). It changes no answer, only how sure it
 * sounds.
 */
public final class TemperatureScaling {
  /**
   * Never makes probabilities more extreme than this, however clean a small validation split is.
   */
  static final double LOWEST = 0.25;

  static final double HIGHEST = 20;

  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final double PRECISION = 1e-7;

  private TemperatureScaling() {}

  /**
   * The temperature with the least log loss between 0.25 and 20, by golden-section search over its
   * logarithm. The log loss is convex in 1/T, so there is one least.
   *
   * @param logits of the validation texts, [texts][labels]
   * @param truth the true label's number for each text; texts with a higher number are out of scope
   *     and do not count
   */
  public static double fit(float[][] logits, int[] truth) {
    int[] inScope = Calibration.inScope(logits, truth);
    float[][] those = IntStream.of(inScope).mapToObj(i -> logits[i]).toArray(float[][]::new);
    int[] labels = IntStream.of(inScope).map(i -> truth[i]).toArray();
    return least(temperature -> LogLoss.of(those, labels, temperature));
  }

  /**
   * The same for texts with any number of labels.
   *
   * @param logits of the validation texts, [texts][labels]
   * @param truth whether each text has each label, [texts][labels]
   */
  public static double fit(float[][] logits, boolean[][] truth) {
    return least(temperature -> LogLoss.of(logits, truth, temperature));
  }

  private static double least(DoubleUnaryOperator logLoss) {
    DoubleUnaryOperator loss = logTemperature -> logLoss.applyAsDouble(Math.exp(logTemperature));
    double low = Math.log(LOWEST);
    double high = Math.log(HIGHEST);
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double lossLeft = loss.applyAsDouble(left);
    double lossRight = loss.applyAsDouble(right);
    while (high - low > PRECISION) {
      if (lossLeft < lossRight) {
        high = right;
        right = left;
        lossRight = lossLeft;
        left = high - GOLDEN * (high - low);
        lossLeft = loss.applyAsDouble(left);
      } else {
        low = left;
        left = right;
        lossLeft = lossRight;
        right = low + GOLDEN * (high - low);
        lossRight = loss.applyAsDouble(right);
      }
    }
    return Math.exp((low + high) / 2);
  }
}
