package dev.attune.api.examples;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts how the lines of a file in UTF-8 end, as it is read. */
final class LineEndCount extends FilterInputStream {
  private long lf;
  private long crlf;
  private long cr;
  private boolean afterCr;

  LineEndCount(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    for (int i = offset; i < offset + n; i++) {
      byte b = buffer[i];
      if (b == '\n') {
        if (afterCr) {
          cr--;
          crlf++;
        } else {
          lf++;
        }
      } else if (b == '\r') {
        cr++;
      }
      afterCr = b == '\r';
    }
    return n;
  }

  CheckReport.LineEnds counts() {
    return new CheckReport.LineEnds(lf, crlf, cr);
  }
}
