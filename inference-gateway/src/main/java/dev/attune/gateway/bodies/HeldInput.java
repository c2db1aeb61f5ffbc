package dev.attune.gateway.bodies;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream whose bytes count as held from when they are read until it is closed. */
final class HeldInput extends FilterInputStream {
  private static final int STEP = 1 << 16;

  private final BytesInFlight inFlight;
  private final Closeable inflater;
  private long read;
  private long held;

  /**
   * @param inflater closed with the stream, which itself stays open for its owner
   */
  HeldInput(InputStream in, BytesInFlight inFlight, Closeable inflater) {
    super(in);
    this.inFlight = inFlight;
    this.inflater = inflater;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    if (b >= 0) {
      hold(1);
    }
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    if (n > 0) {
      hold(n);
    }
    return n;
  }

  private void hold(int n) {
    read += n;
    while (held < read) {
      inFlight.take(STEP);
      held += STEP;
    }
  }

  @Override
  public void close() throws IOException {
    inFlight.give(held);
    held = 0;
    read = 0;
    inflater.close();
  }
}
