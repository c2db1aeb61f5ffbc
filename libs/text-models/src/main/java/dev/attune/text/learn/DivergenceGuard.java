package dev.attune.text.learn;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Ends a training whose loss is no longer a number, or is on average over several steps far above
 * that of guessing.
 */
final class DivergenceGuard {
  private static final int WINDOW = 8;
  private static final double FACTOR = 5;

  private final double limit;
  private final double learningRate;
  private final Deque<Double> recent = new ArrayDeque<>();

  /**
   * @param guessingLoss the loss of a model that knows nothing
   * @param learningRate the peak, for the message
   */
  DivergenceGuard(double guessingLoss, double learningRate) {
    limit = FACTOR * guessingLoss;
    this.learningRate = learningRate;
  }

  /**
   * Takes a step's figures.
   *
   * @throws DivergedException if the training has come apart
   */
  void check(int step, double loss, double gradientNorm) {
    if (!Double.isFinite(loss) || !Double.isFinite(gradientNorm)) {
      throw new DivergedException(
          "The loss stopped being a number at step %d, at a learning rate of %s. A lower learning rate usually helps."
              .formatted(step, learningRate));
    }
    recent.addLast(loss);
    if (recent.size() > WINDOW) {
      recent.removeFirst();
    }
    double mean = recent.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    if (recent.size() == WINDOW && mean > limit) {
      throw new DivergedException(
          "The loss grew to %d times that of guessing at step %d, at a learning rate of %s. A lower learning rate usually helps."
              .formatted(Math.round(mean * FACTOR / limit), step, learningRate));
    }
  }
}
