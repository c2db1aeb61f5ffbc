package dev.attune.api.examples;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A zip that is read as it arrives. It is at its end where its central directory begins, and
 * nowhere else: the library takes any other bytes behind an entry for the end too, and so would
 * pass over entries whose header is damaged or cut off. A zip that ends before is a {@link
 * ZipException}; a body that breaks off is what the body throws.
 */
final class WholeZip extends ZipInputStream {
  /** How a zip that has an entry begins, and how each further entry does. */
  static final byte[] ENTRY = {'P', 'K', 3, 4};

  private static final byte[] DIRECTORY = {'P', 'K', 1, 2};

  private final Arriving body;

  WholeZip(InputStream body) {
    this(new Arriving(body));
  }

  private WholeZip(Arriving body) {
    super(body);
    this.body = body;
  }

  @Override
  public @Nullable ZipEntry getNextEntry() throws IOException {
    closeEntry();
    byte[] signature = in.readNBytes(ENTRY.length);
    ((PushbackInputStream) in).unread(signature);
    if (Arrays.equals(signature, DIRECTORY)) {
      return null;
    }
    ZipEntry entry = Arrays.equals(signature, ENTRY) ? entry() : null;
    if (entry == null) {
      throw new ZipException("Where an entry or the directory must begin, neither does.");
    }
    return entry;
  }

  private @Nullable ZipEntry entry() throws IOException {
    try {
      return super.getNextEntry();
    } catch (EOFException e) {
      throw cut(e);
    }
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    try {
      return super.read(into, from, most);
    } catch (EOFException e) {
      throw cut(e);
    }
  }

  private IOException cut(EOFException e) {
    return body.ended ? new ZipException("The zip ends within an entry.") : e;
  }

  /** Remembers that a body has arrived to its end. */
  private static final class Arriving extends FilterInputStream {
    private boolean ended;

    Arriving(InputStream body) {
      super(body);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      ended |= b < 0;
      return b;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      int n = super.read(into, from, most);
      ended |= n < 0;
      return n;
    }
  }
}
