package dev.attune.worker.training;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.worker.queue.Failure;
import dev.attune.worker.queue.JobFailedException;

/** Keeps a version from being published with a figure that is not a number. */
final class FiniteFigures {
  private FiniteFigures() {}

  /**
   * Looks at every figure.
   *
   * @throws JobFailedException when one is not a number, or infinite
   */
  static void require(JsonNode figures) {
    if (figures.isFloatingPointNumber() && !Double.isFinite(figures.doubleValue())) {
      throw new JobFailedException(
          Failure.Code.DIVERGED,
          "A figure of the trained model is not a number, so it is not published. A lower learning rate often helps.");
    }
    figures.forEach(FiniteFigures::require);
  }
}
