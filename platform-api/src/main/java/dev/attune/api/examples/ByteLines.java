package dev.attune.api.examples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Lines of bytes, of which those that are too long are passed over without being kept. */
final class ByteLines {
  /**
   * @param number from 1
   * @param content without the line end; null when it was longer than allowed
   */
  record Line(long number, @Nullable ByteBuffer content) {}

  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final int maxBytes;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int end;
  private long number;

  ByteLines(InputStream in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  /** The next line; null at the end. A line feed at the very end begins no further line. */
  @Nullable Line next() throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream(512);
    boolean any = false;
    long length = 0;
    while (position < end || fill()) {
      any = true;
      int from = position;
      while (position < end && buffer[position] != '\n') {
        position++;
      }
      length += position - from;
      if (length <= maxBytes) {
        content.write(buffer, from, position - from);
      }
      if (position < end) {
        position++;
        break;
      }
    }
    if (!any) {
      return null;
    }
    number++;
    return new Line(number, length <= maxBytes ? ByteBuffer.wrap(content.toByteArray()) : null);
  }

  private boolean fill() throws IOException {
    position = 0;
    end = Math.max(0, in.read(buffer, 0, buffer.length));
    return end > 0;
  }
}
