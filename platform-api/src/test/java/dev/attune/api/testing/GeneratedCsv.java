package dev.attune.api.testing;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/** A CSV of any size that is made while it is read. */
public final class GeneratedCsv extends InputStream {
  private final int rows;
  private final IntFunction<String> row;
  private byte[] current = "text,label\n".getBytes(StandardCharsets.UTF_8);
  private int position;
  private int next;

  /**
   * @param row the row of a number from 0, with its line end
   */
  public GeneratedCsv(int rows, IntFunction<String> row) {
    this.rows = rows;
    this.row = row;
  }

  @Override
  public int read() {
    return isAtEnd() ? -1 : current[position++] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    if (isAtEnd()) {
      return -1;
    }
    int n = Math.min(length, current.length - position);
    System.arraycopy(current, position, buffer, offset, n);
    position += n;
    return n;
  }

  private boolean isAtEnd() {
    if (position == current.length && next < rows) {
      current = row.apply(next++).getBytes(StandardCharsets.UTF_8);
      position = 0;
    }
    return position == current.length;
  }
}
