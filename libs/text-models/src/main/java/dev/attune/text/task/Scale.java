package dev.attune.text.task;

/**
 * A quantity that a text has, such as stress from 0 to 10.
 *
 * @param name unique in its task
 * @param min the least value
 * @param max the greatest value
 */
public record Scale(String name, double min, double max) {

  /**
   * @throws IllegalArgumentException if the name is empty or the range is not one
   */
  public Scale {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A scale of the task has no name.");
    }
    if (!Double.isFinite(min) || !Double.isFinite(max) || min >= max) {
      throw new IllegalArgumentException(
          "The scale %s runs from %s to %s, which is no range.".formatted(name, min, max));
    }
  }

  /** Where a value lies from 0 at the least to 1 at the greatest; what a model learns. */
  public double position(double value) {
    return (value - min) / (max - min);
  }

  /** The value at a position, kept inside the range. */
  public double at(double position) {
    return clamped(min + (max - min) * position);
  }

  /** The nearest value inside the range. */
  public double clamped(double value) {
    return Math.clamp(value, min, max);
  }
}
