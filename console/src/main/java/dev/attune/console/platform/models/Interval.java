package dev.attune.console.platform.models;

import org.jspecify.annotations.Nullable;

/** A figure with its 95 % interval, where one was computed. */
public record Interval(double value, @Nullable Double low, @Nullable Double high) {

  /** A value without an interval. */
  static Interval exactly(double value) {
    return new Interval(value, null, null);
  }

  /**
   * Where it stands on an axis, as shares of the axis's length.
   *
   * @param signed whether the axis goes from -1 to 1, not from 0 to 1
   */
  public Interval onAxis(boolean signed) {
    return signed ? new Interval(share(value), shareOf(low), shareOf(high)) : this;
  }

  private static @Nullable Double shareOf(@Nullable Double end) {
    return end == null ? null : share(end);
  }

  private static double share(double correlation) {
    return (correlation + 1) / 2;
  }

  /** Whether two intervals lie apart, so that the difference is more than chance would make. */
  public boolean apart(Interval other) {
    return low != null
        && high != null
        && other.low != null
        && other.high != null
        && (low > other.high || other.low > high);
  }
}
