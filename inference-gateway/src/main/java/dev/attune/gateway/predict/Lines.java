package dev.attune.gateway.predict;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a stream, one at a time, however many there are. */
final class Lines {
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final int maxBytes;
  private final long maxSkipped;
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int end;
  private long number;

  /**
   * @param maxBytes the longest line that is kept
   * @param maxSkipped the longest line that is read to its end
   */
  Lines(InputStream in, int maxBytes, long maxSkipped) {
    this.in = in;
    this.maxBytes = maxBytes;
    this.maxSkipped = maxSkipped;
  }

  /**
   * A line.
   *
   * @param number from 1
   * @param length how many bytes it has, without its end
   * @param bytes these; null when there are too many of them
   */
  @SuppressWarnings("ArrayRecordComponent") // read once
  record Line(long number, long length, byte @Nullable [] bytes) {}

  /** A line that is so long that reading to its end is not worth while. */
  static final class EndlessLineException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** The next line; null when the stream has ended. */
  @Nullable Line next() throws IOException {
    number++;
    return fill() ? read() : null;
  }

  /** Whether a line, or some of one, is there already. */
  boolean ready() throws IOException {
    for (int i = at; i < end; i++) {
      if (buffer[i] == '\n') {
        return true;
      }
    }
    return in.available() > 0;
  }

  /** The line that was read last, or could not be read. */
  long number() {
    return number;
  }

  private Line read() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long length = 0;
    while (fill()) {
      int start = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      length += at - start;
      if (length <= maxBytes) {
        line.write(buffer, start, at - start);
      } else if (length > maxSkipped) {
        throw new EndlessLineException();
      }
      if (at < end) {
        at++;
        break;
      }
    }
    return new Line(number, length, length > maxBytes ? null : line.toByteArray());
  }

  /** Whether there is a byte. */
  private boolean fill() throws IOException {
    if (at < end) {
      return true;
    }
    at = 0;
    end = Math.max(0, in.read(buffer, 0, buffer.length));
    return end > 0;
  }
}
