package dev.attune.api.exports;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Lets through one part of what is written to it, and swallows the rest. */
final class PartStream extends FilterOutputStream {
  private final ByteRange part;
  private long position;

  PartStream(OutputStream out, ByteRange part) {
    super(out);
    this.part = part;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] values, int offset, int length) throws IOException {
    long from = Math.max(position, part.first());
    long to = Math.min(position + length, part.first() + part.count());
    if (from < to) {
      out.write(values, offset + (int) (from - position), (int) (to - from));
    }
    position += length;
  }
}
