package dev.attune.text.learn;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

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
  private int lastGood;

  /**
   * @param guessingLoss the loss of a model that knows nothing
   * @param learningRate the peak, for the message
   */
  DivergenceGuard(double guessingLoss, double learningRate) {
    limit = FACTOR * guessingLoss;
    this.learningRate = learningRate;
  }

  /** Remembers an epoch whose model was good, for the message. */
  void lastGood(int epoch) {
    lastGood = epoch;
  }

  /** What later checks depend on. */
  List<Double> recent() {
    return List.copyOf(recent);
  }

  /** Goes on from what {@link #recent()} gave. */
  void restore(List<Double> losses) {
    recent.clear();
    recent.addAll(losses);
  }

  private String lastGood() {
    return lastGood == 0
        ? "before an epoch had ended"
        : "after epoch %d as the last good one".formatted(lastGood);
  }

  /**
   * Takes a step's figures.
   *
   * @throws DivergedException if the training has come apart
   */
  void check(int step, double loss, double gradientNorm) {
    if (!Double.isFinite(loss) || !Double.isFinite(gradientNorm)) {
      throw new DivergedException(
          "The loss stopped being a number at step %d, %s, at a learning rate of %s. A lower learning rate usually helps."
              .formatted(step, lastGood(), learningRate));
    }
    recent.addLast(loss);
    if (recent.size() > WINDOW) {
      recent.removeFirst();
    }
    double mean = recent.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    if (recent.size() == WINDOW && mean > limit) {
      throw new DivergedException(
          "The loss grew to %d times that of guessing at step %d, %s, at a learning rate of %s. A lower learning rate usually helps."
              .formatted(Math.round(mean * FACTOR / limit), step, lastGood(), learningRate));
    }
  }
}
