package dev.attune.api.parquet;

import org.jspecify.annotations.Nullable;

/** Bounds what a row may hold, and keeps the first thing that is wrong with it. */
final class RowMeter {
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_VALUES = 100_000;

  private int bytes;
  private int values;
  private @Nullable String problem;

  void begin() {
    bytes = 0;
    values = 0;
    problem = null;
  }

  /** Whether there is room for another value of so many bytes. */
  boolean takes(int size) {
    bytes = size > MOST_BYTES - bytes ? MOST_BYTES + 1 : bytes + size;
    if (bytes > MOST_BYTES) {
      wrong("is longer than " + MOST_BYTES + " bytes");
      return false;
    }
    if (++values > MOST_VALUES) {
      wrong("has more than " + MOST_VALUES + " values");
      values = MOST_VALUES;
      return false;
    }
    return true;
  }

  void wrong(String what) {
    problem = problem == null ? what : problem;
  }

  /** What is wrong with the row; null when nothing is. */
  @Nullable String problem() {
    return problem;
  }
}
