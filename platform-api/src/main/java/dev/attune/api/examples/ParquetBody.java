package dev.attune.api.examples;

import dev.attune.api.gold.GoldForm;
import dev.attune.api.problems.Excerpt;
import dev.attune.api.problems.Refusal;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file of Parquet, or of all such files in a zip, one after the other. In a zip the
 * number of a row counts within its file, which is named beside it.
 */
final class ParquetBody implements RowSource, Closeable {
  /** Each may hold some 100 MB of pages. */
  private static final Semaphore PLACES = new Semaphore(2);

  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final String ENDING = ".parquet";
  private static final int MOST_FILES = 1_000;

  private final GoldForm form;
  private final @Nullable ZipInputStream zip;
  private @Nullable ParquetRows rows;
  private String place = "";
  private int files;

  private ParquetBody(InputStream body, GoldForm form) throws IOException {
    this.form = form;
    BufferedInputStream in = new BufferedInputStream(body);
    in.mark(ZIP.length);
    boolean isZip = Arrays.equals(in.readNBytes(ZIP.length), ZIP);
    in.reset();
    if (isZip) {
      zip = new ZipInputStream(in);
      rows = unpacked();
    } else {
      zip = null;
      rows = ParquetRows.of(in, form);
    }
  }

  /** Takes a place until it is closed; 503 when there is none, 422 when it is no Parquet. */
  static ParquetBody of(InputStream body, GoldForm form) throws IOException {
    if (!PLACES.tryAcquire()) {
      throw Refusal.unavailable("Other Parquet files are being read. Try again soon.");
    }
    try {
      return new ParquetBody(body, form);
    } catch (IOException | RuntimeException e) {
      PLACES.release();
      throw e;
    }
  }

  @Override
  public @Nullable RawRow next() throws IOException {
    while (rows != null) {
      RawRow row = rows.next();
      if (row instanceof RawRow.Unreadable(long line, String reason)) {
        return new RawRow.Unreadable(line, reason + place);
      }
      if (row != null) {
        return row;
      }
      rows.close();
      rows = zip == null ? null : unpacked();
    }
    return null;
  }

  private @Nullable ParquetRows unpacked() throws IOException {
    ZipInputStream in = Objects.requireNonNull(zip);
    try {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (!isParquet(entry.getName())) {
          continue;
        }
        if (++files > MOST_FILES) {
          throw ParquetRows.refused("has more than " + MOST_FILES + " files of Parquet in it");
        }
        place = ", in " + Excerpt.of(entry.getName());
        return ParquetRows.of(in, form);
      }
    } catch (ZipException | IllegalArgumentException e) {
      throw ParquetRows.refused("is a damaged zip");
    }
    if (files == 0) {
      throw ParquetRows.refused("is a zip without a file of Parquet");
    }
    return null;
  }

  /** What archivers put beside a file begins with a dot. */
  private static boolean isParquet(String name) {
    return name.endsWith(ENDING) && name.charAt(name.lastIndexOf('/') + 1) != '.';
  }

  @Override
  public String place() {
    return place;
  }

  @Override
  public void close() throws IOException {
    PLACES.release();
    if (rows != null) {
      rows.close();
    }
  }
}
