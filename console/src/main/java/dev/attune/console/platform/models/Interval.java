package dev.attune.console.platform.models;

import org.jspecify.annotations.Nullable;

/** A figure with its 95 % interval, where one was computed. */
public record Interval(double value, @Nullable Double low, @Nullable Double high) {

  /** Whether two intervals lie apart, so that the difference is more than chance would make. */
  public boolean apart(Interval other) {
    return low != null
        && high != null
        && other.low != null
        && other.high != null
        && (low > other.high || other.low > high);
  }
}
