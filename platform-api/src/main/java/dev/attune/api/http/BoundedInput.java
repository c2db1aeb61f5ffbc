package dev.attune.api.http;

import dev.attune.api.problems.Refusal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that is refused as soon as it turns out to be longer than the limit. */
final class BoundedInput extends FilterInputStream {
  private final long limit;
  private long read;

  BoundedInput(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    if (b >= 0) {
      count(1);
    }
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    if (n > 0) {
      count(n);
    }
    return n;
  }

  private void count(int n) {
    read += n;
    if (read > limit) {
      throw tooLarge(limit);
    }
  }

  static Refusal tooLarge(long limit) {
    return Refusal.tooLarge("The body is larger than the " + limit + " bytes accepted here.");
  }
}
