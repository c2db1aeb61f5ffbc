package dev.attune.data.artifacts;

import static java.io.OutputStream.nullOutputStream;

import dev.attune.data.artifacts.ArtifactStore.StoredFile;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A folder as one zip, written as it is read. The bytes follow from the files' names and contents
 * alone. Nothing is compressed: weights shrink by less than a tenth, and it would take longer than
 * to write them.
 */
public final class FolderZip {
  /**
   * When a file was written is not part of it. The first moment that a zip can hold would be noted
   * a second time, with the time zone.
   */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private static final int BUFFER = 1 << 16;

  private FolderZip() {}

  /**
   * Writes every file in the folder and beneath it, in the order of their paths.
   *
   * @param top the folder that holds all of them in the zip
   * @param out stays open
   */
  public static void write(Path folder, String top, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out, BUFFER));
    zip.setLevel(Deflater.NO_COMPRESSION);
    for (Path file : files(folder)) {
      ZipEntry entry = new ZipEntry(top + "/" + name(folder, file));
      entry.setTimeLocal(NO_TIME);
      zip.putNextEntry(entry);
      Files.copy(file, zip);
      zip.closeEntry();
    }
    zip.finish();
    zip.flush();
  }

  /**
   * Size and SHA-256 of the zip that {@link #write} makes of the folder; reads all of it.
   *
   * @param top the folder that holds all files in the zip
   */
  public static StoredFile describe(Path folder, String top) throws IOException {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      Counting counted = new Counting(new DigestOutputStream(nullOutputStream(), sha256));
      write(folder, top, counted);
      return new StoredFile(HexFormat.of().formatHex(sha256.digest()), counted.bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Counts what passes. */
  private static final class Counting extends FilterOutputStream {
    private long bytes;

    Counting(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int value) throws IOException {
      out.write(value);
      bytes++;
    }

    @Override
    public void write(byte[] values, int offset, int length) throws IOException {
      out.write(values, offset, length);
      bytes += length;
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile)
          .sorted(Comparator.comparing(file -> name(folder, file)))
          .toList();
    }
  }

  private static String name(Path folder, Path file) {
    return StreamSupport.stream(folder.relativize(file).spliterator(), false)
        .map(Path::toString)
        .collect(Collectors.joining("/"));
  }
}
