package dev.attune.api.examples;

import dev.attune.api.gold.GoldForm;
import dev.attune.api.problems.Excerpt;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file of Parquet, or of all such files in a zip, one after the other. In a zip the
 * number of a row counts within its file, which is named beside it.
 */
final class ParquetBody implements RowSource, Closeable {
  private static final String ENDING = ".parquet";
  private static final int MOST_FILES = 1_000;

  private final GoldForm form;
  private final FilePlaces.Turn turn;
  private final @Nullable WholeZip zip;
  private @Nullable ParquetRows rows;
  private String place = "";
  private int files;

  private ParquetBody(InputStream body, GoldForm form, FilePlaces.Turn turn) throws IOException {
    this.form = form;
    this.turn = turn;
    BufferedInputStream in = new BufferedInputStream(body);
    in.mark(WholeZip.ENTRY.length);
    boolean isZip = Arrays.equals(in.readNBytes(WholeZip.ENTRY.length), WholeZip.ENTRY);
    in.reset();
    if (isZip) {
      zip = new WholeZip(in);
      rows = unpacked();
    } else {
      zip = null;
      rows = arrived(in);
    }
  }

  /**
   * Has the tenant's turn until it is closed, and a place while a file that has arrived is read;
   * 503 when there is none, 422 when it is no Parquet.
   */
  static ParquetBody of(InputStream body, GoldForm form, ParquetPlaces places) throws IOException {
    FilePlaces.Turn turn = places.begin();
    try {
      return new ParquetBody(body, form, turn);
    } catch (IOException | RuntimeException e) {
      turn.close();
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
      turn.leavePlace();
      rows = zip == null ? null : unpacked();
    }
    return null;
  }

  private @Nullable ParquetRows unpacked() throws IOException {
    WholeZip in = Objects.requireNonNull(zip);
    try {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (!isParquet(entry.getName())) {
          continue;
        }
        if (++files > MOST_FILES) {
          throw ParquetRows.refused("has more than " + MOST_FILES + " files of Parquet in it");
        }
        place = ", in " + Excerpt.of(entry.getName());
        return arrived(in);
      }
    } catch (ZipException | IllegalArgumentException e) {
      throw ParquetRows.refused("is a damaged zip");
    }
    if (files == 0) {
      throw ParquetRows.refused("is a zip without a file of Parquet");
    }
    return null;
  }

  private ParquetRows arrived(InputStream in) throws IOException {
    ParquetRows arrived = ParquetRows.of(in, form);
    try {
      turn.takePlace();
      return arrived;
    } catch (RuntimeException e) {
      arrived.close();
      throw e;
    }
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
    turn.close();
    if (rows != null) {
      rows.close();
    }
  }
}
