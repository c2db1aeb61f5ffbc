package dev.attune.api.spool;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A body laid down to be read from any place. On disk it is encrypted (AES-256 in counter mode)
 * under a key that is never stored, so that nothing readable is left behind, not even by a crash.
 */
public final class SpooledFile implements Closeable {
  private static final int BLOCK = 16;
  private static final int BUFFER = 1 << 16;

  private final FileChannel channel;
  private final SecretKeySpec key;
  private long length;

  private SpooledFile(FileChannel channel) {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    this.channel = channel;
    this.key = new SecretKeySpec(secret, "AES");
  }

  /**
   * Reads the body to its end.
   *
   * @throws SpoolException when it cannot be laid down
   * @throws IOException when the body breaks off
   */
  static SpooledFile of(InputStream body) throws IOException {
    return of(body, Long.MAX_VALUE);
  }

  /** As above, but stops where the body has more than so many bytes, as its length then says. */
  public static SpooledFile of(InputStream body, long most) throws IOException {
    return of(body, most, opened(Path.of(System.getProperty("java.io.tmpdir"))));
  }

  /** As above, into what is open. */
  static SpooledFile of(InputStream body, long most, FileChannel channel) throws IOException {
    SpooledFile file = new SpooledFile(channel);
    try {
      file.take(body, most);
      return file;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** A file that nobody else finds. */
  static FileChannel opened(Path directory) throws SpoolException {
    try {
      Path path = Files.createTempFile(directory, "attune-upload", ".tmp");
      try {
        return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
      } finally {
        // What is open stays readable, and goes even with a process that is killed.
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new SpoolException(e);
    }
  }

  private void take(InputStream body, long most) throws IOException {
    Cipher cipher = cipher(0);
    byte[] buffer = new byte[BUFFER];
    for (int n = body.read(buffer); n >= 0 && length <= most; n = body.read(buffer)) {
      write(ByteBuffer.wrap(cipher.update(buffer, 0, n)));
      length += n;
    }
  }

  private void write(ByteBuffer encrypted) throws SpoolException {
    try {
      while (encrypted.hasRemaining()) {
        channel.write(encrypted);
      }
    } catch (IOException e) {
      throw new SpoolException(e);
    }
  }

  public long length() {
    return length;
  }

  /** So many bytes from there; EOF when the file ends before. */
  public byte[] read(long position, int count) throws IOException {
    if (position < 0 || position + count > length) {
      throw new EOFException();
    }
    int before = (int) (position % BLOCK);
    ByteBuffer encrypted = ByteBuffer.allocate(before + count);
    try {
      while (encrypted.hasRemaining()) {
        if (channel.read(encrypted, position - before + encrypted.position()) < 0) {
          throw new EOFException();
        }
      }
    } catch (IOException e) {
      throw new SpoolException(e);
    }
    Cipher cipher = cipher(position / BLOCK);
    byte[] bytes = new byte[count];
    if (before + count > 0) {
      cipher.update(encrypted.array(), 0, before);
      byte[] plain = count == 0 ? bytes : cipher.update(encrypted.array(), before, count);
      System.arraycopy(plain, 0, bytes, 0, count);
    }
    return bytes;
  }

  /** Begins at a block. The key is used once, so that counting from zero repeats nothing. */
  private Cipher cipher(long block) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      byte[] counter = ByteBuffer.allocate(BLOCK).putLong(0).putLong(block).array();
      cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(counter));
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES in counter mode is not there.", e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
