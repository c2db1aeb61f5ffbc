package dev.attune.api.http;

import dev.attune.api.problems.Refusal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A body that is refused when it comes too slowly: who sends a byte now and then does not keep for
 * as long as they like what others wait for. Only the time spent waiting for the sender counts, not
 * that of the work between.
 */
final class PacedInput extends FilterInputStream {
  private static final Duration START = Duration.ofMinutes(1);
  private static final long BYTES_PER_SECOND = 8L << 10;

  private final Duration most;
  private final LongSupplier nanos;
  private long waited;
  private long read;

  /**
   * @param most how long the whole body may keep one waiting
   */
  PacedInput(InputStream in, Duration most) {
    this(in, most, System::nanoTime);
  }

  PacedInput(InputStream in, Duration most, LongSupplier nanos) {
    super(in);
    this.most = most;
    this.nanos = nanos;
  }

  @Override
  public int read() throws IOException {
    long from = nanos.getAsLong();
    int b = super.read();
    if (b >= 0) {
      count(1, from);
    }
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    long from = nanos.getAsLong();
    int n = super.read(buffer, offset, length);
    if (n > 0) {
      count(n, from);
    }
    return n;
  }

  private void count(int n, long from) {
    read += n;
    waited += nanos.getAsLong() - from;
    long paced = START.toNanos() + TimeUnit.SECONDS.toNanos(read / BYTES_PER_SECOND);
    if (waited > Math.min(paced, most.toNanos())) {
      throw new Refusal(
          Refusal.Kind.MALFORMED,
          "The body came too slowly: after the first minute at least "
              + BYTES_PER_SECOND
              + " bytes a second must come, and all of it within "
              + most.toMinutes()
              + " minutes.",
          List.of());
    }
  }
}
