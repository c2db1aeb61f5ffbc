package dev.attune.text.metrics;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Finds the one number that logits are divided by so that probabilities fit what happens (Guo et
 * al. 2017, "On Calibration of Modern Neural Networks"). It changes no answer, only how sure it
 * sounds.
 *
 * <p>Where the validation split has no mistakes the log loss falls for ever as probabilities become
 * extreme. The temperature is then raised until the mean confidence is the one that Laplace's rule
 * of succession gives to n right answers out of n, (n + 1) / (n + 2). Where a text can have many
 * labels, each of them is an answer of its own.
 */
public final class TemperatureScaling {
  static final double LOWEST = 0.25;

  static final double HIGHEST = 20;

  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final double PRECISION = 1e-7;

  private TemperatureScaling() {}

  /**
   * The temperature with the least log loss between 0.25 and 20, by golden-section search over its
   * logarithm; the log loss is convex in 1/T, so there is one least.
   *
   * @param logits of the validation texts, [texts][labels]
   * @param truth the true label's number for each text; texts with a higher number are out of scope
   *     and do not count
   */
  public static double fit(float[][] logits, int[] truth) {
    int[] inScope = Calibration.inScope(logits, truth);
    float[][] those = IntStream.of(inScope).mapToObj(i -> logits[i]).toArray(float[][]::new);
    int[] labels = IntStream.of(inScope).map(i -> truth[i]).toArray();
    return fit(
        those.length,
        temperature -> LogLoss.of(those, labels, temperature),
        temperature -> confidence(those, temperature));
  }

  /**
   * The same for texts with any number of labels.
   *
   * @param logits of the validation texts, [texts][labels]
   * @param truth whether each text has each label, [texts][labels]
   */
  public static double fit(float[][] logits, boolean[][] truth) {
    return fit(
        Arrays.stream(logits).mapToInt(row -> row.length).sum(),
        temperature -> LogLoss.of(logits, truth, temperature),
        temperature -> certainty(logits, temperature));
  }

  /**
   * The same for texts that are each label to some share, as annotators gave it.
   *
   * @param logits of the validation texts, [texts][labels]
   * @param shares of each text's labels, [texts][labels], which a share out of scope may follow;
   *     texts whose labels have none do not count
   */
  public static double fitShares(float[][] logits, double[][] shares) {
    int[] inScope =
        IntStream.range(0, logits.length)
            .filter(i -> Arrays.stream(shares[i], 0, logits[i].length).sum() > 0)
            .toArray();
    float[][] those = IntStream.of(inScope).mapToObj(i -> logits[i]).toArray(float[][]::new);
    double[][] theirs = IntStream.of(inScope).mapToObj(i -> shares[i]).toArray(double[][]::new);
    return fit(
        those.length,
        temperature -> LogLoss.ofShares(those, theirs, temperature),
        temperature -> confidence(those, temperature));
  }

  /** The same where each label is there to a share by itself. */
  public static double fitSetShares(float[][] logits, double[][] shares) {
    return fit(
        Arrays.stream(logits).mapToInt(row -> row.length).sum(),
        temperature -> LogLoss.ofSetShares(logits, shares, temperature),
        temperature -> certainty(logits, temperature));
  }

  /**
   * The same for answers of any kind.
   *
   * @param answers how many there are
   * @param logLoss the mean log loss of what is right at a temperature, convex in its inverse
   * @param confidence the mean probability of the answers at a temperature, which falls as it rises
   */
  public static double fit(
      int answers, DoubleUnaryOperator logLoss, DoubleUnaryOperator confidence) {
    return modest(least(logLoss), answers, confidence);
  }

  /** The mean probability of the answers. */
  private static double confidence(float[][] logits, double temperature) {
    return Arrays.stream(logits)
        .mapToDouble(row -> Arrays.stream(Softmax.of(row, temperature)).max().orElseThrow())
        .average()
        .orElse(0);
  }

  /** The mean probability of having a label or of not having it, whichever is larger. */
  private static double certainty(float[][] logits, double temperature) {
    return Arrays.stream(logits)
        .flatMapToDouble(row -> Arrays.stream(Sigmoid.of(row, temperature)))
        .map(probability -> Math.max(probability, 1 - probability))
        .average()
        .orElse(0);
  }

  /**
   * Raises a temperature until answers sound no surer than so many of them can show.
   *
   * @param confidence their mean; falls as the temperature rises
   */
  private static double modest(double fitted, int answers, DoubleUnaryOperator confidence) {
    double limit = (answers + 1.0) / (answers + 2.0);
    double low = fitted;
    double high = HIGHEST;
    if (confidence.applyAsDouble(low) <= limit) {
      return fitted;
    }
    while (high / low > 1 + PRECISION) {
      double middle = Math.sqrt(low * high);
      if (confidence.applyAsDouble(middle) > limit) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
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
