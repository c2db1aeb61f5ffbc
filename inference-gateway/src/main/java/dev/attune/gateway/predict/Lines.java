package dev.attune.gateway.predict;

import dev.attune.gateway.bodies.Holding;
import dev.attune.gateway.predict.StreamedAnswer.LineError;
import dev.attune.gateway.problems.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a stream, one at a time, however many there are. What is read of them counts as held
 * from when it comes until it is let go.
 */
final class Lines {
  /** Small, since every open stream has one that is not counted. */
  private static final int BUFFER = 1 << 13;

  private final InputStream in;
  private final Holding held;
  private final int maxBytes;
  private final long maxSkipped;
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int end;
  private long number;
  private long handedOut;

  // The line that is being read:
  private ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean begun;
  private long length;
  private @Nullable LineError error;

  /**
   * @param held what the stream holds, which is the caller's to close
   * @param maxBytes the longest line that is kept
   * @param maxSkipped the longest line that is read to its end
   */
  Lines(InputStream in, Holding held, int maxBytes, long maxSkipped) {
    this.in = in;
    this.held = held;
    this.maxBytes = maxBytes;
    this.maxSkipped = maxSkipped;
  }

  /**
   * A line.
   *
   * @param number from 1
   * @param length how many bytes it has, without its end
   * @param bytes these; none where there is an error
   * @param error why it was not kept; null when it was
   */
  @SuppressWarnings("ArrayRecordComponent") // read once
  record Line(long number, long length, byte[] bytes, @Nullable LineError error) {}

  /** A line that is so long that reading to its end is not worth while. */
  static final class EndlessLineException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * The next line; null when the stream has ended.
   *
   * @throws dev.attune.gateway.bodies.TooManyBytesException when there is no room for it; the next
   *     call reads on where this one ended
   */
  @Nullable Line next() throws IOException {
    if (!begun) {
      number++;
      begun = fill();
    }
    return begun ? read() : null;
  }

  /** Keeps nothing of the line that is being read; it is read to its end all the same. */
  void drop(ProblemException reason) {
    drop(LineError.of(reason));
  }

  /** Gives back what the lines hold that were read to their end. */
  void letGo() {
    handedOut = 0;
    held.keep(line.size());
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
    boolean ended = false;
    while (!ended && fill()) {
      int stop = at;
      while (stop < end && buffer[stop] != '\n') {
        stop++;
      }
      add(stop - at);
      at = stop;
      if (at < end) {
        at++;
        ended = true;
      }
    }
    Line read = new Line(number, length, line.toByteArray(), error);
    handedOut += line.size();
    line = new ByteArrayOutputStream();
    begun = false;
    length = 0;
    error = null;
    return read;
  }

  /** Adds bytes of the buffer to the line, unless it is not kept. */
  private void add(int count) throws EndlessLineException {
    if (error == null && length + count > maxBytes) {
      drop(new LineError(413, "The line has more than %,d bytes.".formatted(maxBytes), List.of()));
    }
    if (error == null) {
      held.cover(handedOut + length + count);
      line.write(buffer, at, count);
    } else if (length + count > maxSkipped) {
      throw new EndlessLineException();
    }
    length += count;
  }

  private void drop(LineError why) {
    error = why;
    line = new ByteArrayOutputStream();
    held.keep(handedOut);
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
