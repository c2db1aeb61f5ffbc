package dev.attune.gateway.bodies;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream whose bytes count as held from when they are read until it is closed. */
final class HeldInput extends FilterInputStream {
  private final Holding holding;
  private final Closeable inflater;
  private long read;

  /**
   * @param inflater closed with the stream, which itself stays open for its owner
   */
  HeldInput(InputStream in, Holding holding, Closeable inflater) {
    super(in);
    this.holding = holding;
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
    holding.cover(read);
  }

  @Override
  public void close() throws IOException {
    holding.close();
    read = 0;
    inflater.close();
  }
}
