package dev.attune.api.parquet;

import java.util.Arrays;

/** How much of a file may be in memory at once, over all columns. */
final class PageBudget {
  private static final int LARGEST_PAGE = 32 << 20;
  private static final long ALL = 64L << 20;

  private final long[] held;

  PageBudget(int columns) {
    held = new long[2 * columns];
  }

  /** A column has another page, in the place of the one that it had. */
  void page(int column, long bytes) throws BadParquetException {
    hold(2 * column, bytes);
  }

  /** A column has a dictionary. */
  void dictionary(int column, long bytes) throws BadParquetException {
    hold(2 * column + 1, bytes);
  }

  private void hold(int place, long bytes) throws BadParquetException {
    held[place] = bytes;
    check(bytes);
  }

  /** Refuses a page of more than one may have, or which is more than all together may have. */
  void check(long bytes) throws BadParquetException {
    if (bytes > LARGEST_PAGE || Arrays.stream(held).sum() > ALL) {
      throw new BadParquetException(
          "has pages of more than "
              + (LARGEST_PAGE >> 20)
              + " MB, or of "
              + (ALL >> 20)
              + " MB over all columns; write it with smaller pages or row groups");
    }
  }
}
