package dev.attune.gateway.bodies;

import java.io.FilterInputStream;
import java.io.InputStream;

/** A stream that stays open for its owner when those who read it close it. */
final class Unclosed extends FilterInputStream {
  Unclosed(InputStream in) {
    super(in);
  }

  @Override
  public void close() {}
}
