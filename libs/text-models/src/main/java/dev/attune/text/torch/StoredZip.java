package dev.attune.text.torch;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip without compression in which every entry's data starts at a multiple of 64 bytes, as
 * PyTorch wants it. The gap is hidden in an extra field of the entry's header.
 */
final class StoredZip implements Closeable {
  private static final String ROOT = "archive/";
  private static final int LOCAL_HEADER_BYTES = 30;
  private static final int EXTRA_HEADER_BYTES = 4;
  private static final int ALIGNMENT = 64;

  // Later than the first second of 1980, before which Java adds an extra field of its own.
  private static final LocalDateTime ANY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private final ZipOutputStream zip;
  private long position;

  StoredZip(OutputStream out) {
    zip = new ZipOutputStream(out, StandardCharsets.US_ASCII);
  }

  void add(String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(ROOT + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCompressedSize(content.length);
    CRC32 checksum = new CRC32();
    checksum.update(content);
    entry.setCrc(checksum.getValue());
    entry.setTimeLocal(ANY_TIME);
    long dataStart = position + LOCAL_HEADER_BYTES + entry.getName().length();
    int gap = gap(dataStart);
    if (gap > 0) {
      entry.setExtra(padding(gap));
    }
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
    position = dataStart + gap + content.length;
  }

  private static int gap(long dataStart) {
    int gap = (int) Math.floorMod(-dataStart, (long) ALIGNMENT);
    return gap > 0 && gap < EXTRA_HEADER_BYTES ? gap + ALIGNMENT : gap;
  }

  private static byte[] padding(int bytes) {
    byte[] extra = new byte[bytes];
    int length = bytes - EXTRA_HEADER_BYTES;
    extra[0] = 'F';
    extra[1] = 'B';
    extra[2] = (byte) length;
    extra[3] = (byte) (length >> Byte.SIZE);
    return extra;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
