package dev.attune.data.artifacts;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Comparator;
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
