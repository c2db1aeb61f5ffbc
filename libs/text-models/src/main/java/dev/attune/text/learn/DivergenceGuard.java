package dev.attune.text.learn;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Ends a training whose loss is no longer a number, or is in most of the last steps far above that
 * of guessing. The median tells, not the mean: a batch with one text of a rare label can have a
 * hundred times the loss of the others when such texts are weighted, and nothing is wrong.
 */
final class DivergenceGuard {
  private static final int WINDOW = 8;

  /** A loss so many times that of guessing is one that came apart. */
  static final int FACTOR = 5;

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

  /** What later checks depend on. */
  List<Double> recent() {
    return List.copyOf(recent);
  }

  /** Goes on from what {@link #recent()} gave. */
  void restore(List<Double> losses) {
    recent.clear();
    recent.addAll(losses);
  }

  /** Whether a model with this validation loss is one to keep when the training comes apart. */
  boolean isGood(double loss) {
    return loss <= limit;
  }

  /**
   * Takes a step's figures.
   *
   * @throws DivergedException if the training has come apart
   */
  void check(int step, double loss, double gradientNorm) {
    if (!Double.isFinite(loss) || !Double.isFinite(gradientNorm)) {
      throw diverged("The loss stopped being a number", step);
    }
    recent.addLast(loss);
    if (recent.size() > WINDOW) {
      recent.removeFirst();
    }
    if (recent.size() == WINDOW && median() > limit) {
      long times = Math.round(median() * FACTOR / limit);
      throw diverged("The loss grew to %d times that of guessing".formatted(times), step);
    }
  }

  private double median() {
    return recent.stream().sorted().skip((WINDOW - 1) / 2).findFirst().orElseThrow();
  }

  private DivergedException diverged(String fact, int step) {
    return new DivergedException(new Divergence(fact, step, learningRate));
  }
}
