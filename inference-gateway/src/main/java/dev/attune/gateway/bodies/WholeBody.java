package dev.attune.gateway.bodies;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The body of the current request, for who needs all of it before it is answered. The array that it
 * is read into counts as held until it is closed, or the request has ended in any other way.
 */
@RequestScoped
public class WholeBody {
  private static final int FIRST = 1 << 16;

  private final BytesInFlight inFlight;
  private byte[] bytes = new byte[0];
  private int length;

  WholeBody(BytesInFlight inFlight) {
    this.inFlight = inFlight;
  }

  /**
   * Reads a body to its end, or a little beyond the limit.
   *
   * @return whether that was its end
   * @throws TooManyBytesException when there is no room for it
   */
  public boolean read(InputStream sent, int limit) throws IOException {
    resize(Math.min(FIRST, limit + 1));
    int n = sent.read(bytes, 0, bytes.length);
    while (n >= 0) {
      length += n;
      if (length > limit) {
        return false;
      }
      if (length == bytes.length) {
        resize(Math.min(2 * length, limit + 1));
      }
      n = sent.read(bytes, length, bytes.length - length);
    }
    return true;
  }

  /** The body from its beginning; it ends where the body is let go of. */
  public InputStream open() {
    return new Content();
  }

  /** Adds the body to a digest. */
  public void digest(MessageDigest digest) {
    digest.update(bytes, 0, length);
  }

  /** Lets go of the body. */
  @PreDestroy
  public void close() {
    inFlight.give(bytes.length);
    bytes = new byte[0];
    length = 0;
  }

  /** While it is copied from one array to the other, both are held. */
  private void resize(int capacity) {
    inFlight.take(capacity);
    int before = bytes.length;
    bytes = Arrays.copyOf(bytes, capacity);
    inFlight.give(before);
  }

  private final class Content extends InputStream {
    private int at;

    @Override
    public int read() {
      return at < length ? bytes[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int count) {
      if (count > 0 && at >= length) {
        return -1;
      }
      int n = Math.min(count, length - at);
      System.arraycopy(bytes, at, buffer, offset, n);
      at += n;
      return n;
    }
  }
}
