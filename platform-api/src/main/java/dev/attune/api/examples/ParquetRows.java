package dev.attune.api.examples;

import dev.attune.api.gold.GoldForm;
import dev.attune.api.parquet.BadParquetException;
import dev.attune.api.parquet.ParquetFile;
import dev.attune.api.problems.Excerpt;
import dev.attune.api.problems.ProblemError;
import dev.attune.api.problems.Refusal;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of Parquet as Hugging Face's {@code datasets} writes it, whose columns are named like the
 * members of JSON Lines. A row's line is its number.
 */
final class ParquetRows implements RowSource, Closeable {
  private static final List<String> STRINGS = List.of(Columns.TEXT, Columns.SPLIT);

  private final ParquetFile file;
  private final OwnObjects objects;

  private ParquetRows(ParquetFile file, GoldForm form) {
    this.file = file;
    this.objects = OwnObjects.of(form);
  }

  /** Takes the body in; 422 with the reason when it is no Parquet, or has other columns. */
  static ParquetRows of(InputStream body, GoldForm form) throws IOException {
    ParquetFile file = null;
    try {
      file = ParquetFile.of(body);
      checkColumns(file, form);
      file.choose(column -> !isReadOver(column));
      return new ParquetRows(file, form);
    } catch (BadParquetException e) {
      if (file != null) {
        file.close();
      }
      throw refused(e.reason());
    } catch (IOException | RuntimeException e) {
      if (file != null) {
        file.close();
      }
      throw e;
    }
  }

  private static boolean isReadOver(String column) {
    return Columns.PROVENANCE.contains(column) && !column.equals(Columns.LABELLED_HOW);
  }

  private static void checkColumns(ParquetFile file, GoldForm form) {
    List<String> columns = file.columns().stream().filter(column -> !isReadOver(column)).toList();
    if (!columns.contains(Columns.TEXT)) {
      throw refused("has no column " + Excerpt.of(Columns.TEXT));
    }
    List<String> unknown = Columns.unknown(columns, form.members());
    if (!unknown.isEmpty()) {
      throw refused(
          "has unknown columns: "
              + Excerpt.ofAll(unknown)
              + "; known are "
              + Columns.known(form.members()));
    }
    for (String column : columns) {
      checkShape(column, file.shape(column));
    }
  }

  private static void checkShape(String column, ParquetFile.Shape shape) {
    if (form(column).equals("label") && shape == ParquetFile.Shape.NUMBERS) {
      throw refused(
          "has numbers in "
              + Excerpt.of(column)
              + " and does not say which labels they stand for; write it with datasets, whose"
              + " ClassLabel names them, or write the labels as strings");
    }
    boolean single =
        !column.equals(Columns.ANNOTATIONS)
            && (!GoldForm.isAnswer(column) || List.of("label", "value").contains(form(column)));
    if (single && shape == ParquetFile.Shape.LIST_OR_STRUCT) {
      throw refused(
          "has lists or structs in " + Excerpt.of(column) + ", where single values belong");
    }
    if (STRINGS.contains(column) && shape != ParquetFile.Shape.TEXT) {
      throw refused("has no strings in " + Excerpt.of(column));
    }
  }

  private static String form(String column) {
    int dot = column.indexOf('.');
    return dot < 0 ? column : column.substring(0, dot);
  }

  @Override
  public @Nullable RawRow next() throws IOException {
    try {
      ParquetFile.Row row = file.next();
      if (row == null) {
        return null;
      }
      return row.problem() == null
          ? objects.row(row.number(), row.values())
          : new RawRow.Unreadable(row.number(), row.problem());
    } catch (BadParquetException e) {
      throw refused(e.reason());
    }
  }

  static Refusal refused(String what) {
    return Refusal.invalid(
        "The file " + what + ". Nothing was stored.", List.of(ProblemError.inField("file", what)));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
