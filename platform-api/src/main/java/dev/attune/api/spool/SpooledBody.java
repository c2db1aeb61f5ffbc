package dev.attune.api.spool;

import java.io.IOException;
import java.io.InputStream;

/**
 * A body that has arrived whole and is read from its beginning as fast as one likes. Meanwhile it
 * lies on disk as a {@link SpooledFile} does.
 */
public final class SpooledBody extends InputStream {
  private static final int BLOCK = 1 << 16;

  private final SpooledFile file;
  private byte[] block = new byte[0];
  private int at;
  private long behind;

  private SpooledBody(SpooledFile file) {
    this.file = file;
  }

  /**
   * Takes a body in.
   *
   * @throws SpoolException when it cannot be laid down
   * @throws IOException when the body breaks off
   */
  public static SpooledBody of(InputStream body) throws IOException {
    return new SpooledBody(SpooledFile.of(body));
  }

  @Override
  public int read() throws IOException {
    return isAtEnd() ? -1 : block[at++] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    if (most == 0) {
      return 0;
    }
    if (isAtEnd()) {
      return -1;
    }
    int n = Math.min(most, block.length - at);
    System.arraycopy(block, at, into, from, n);
    at += n;
    return n;
  }

  private boolean isAtEnd() throws IOException {
    if (at == block.length) {
      block = file.read(behind, (int) Math.min(BLOCK, file.length() - behind));
      behind += block.length;
      at = 0;
    }
    return block.length == 0;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
