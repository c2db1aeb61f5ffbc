package dev.attune.gateway.bodies;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Inflates gzip; what is none is the client's mistake. Closing it frees what inflating takes, and
 * leaves the compressed stream to whoever owns it.
 */
final class GunzipInput extends InputStream {
  private static final int BUFFER = 1 << 13;

  private final InputStream compressed;
  private @Nullable InputStream inflated;

  GunzipInput(InputStream compressed) {
    this.compressed = new Unclosed(compressed);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      InputStream from = inflated;
      if (from == null) {
        from = new GZIPInputStream(compressed, BUFFER);
        inflated = from;
      }
      return from.read(buffer, offset, length);
    } catch (ZipException | EOFException e) {
      throw new BadRequestException("The body is not valid gzip, which its Content-Encoding says.");
    }
  }

  @Override
  public void close() throws IOException {
    if (inflated != null) {
      inflated.close();
    }
  }
}
