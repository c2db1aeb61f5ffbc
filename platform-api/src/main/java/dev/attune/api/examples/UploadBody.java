package dev.attune.api.examples;

import dev.attune.api.gold.GoldForm;
import dev.attune.api.problems.Refusal;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The body of an upload as rows, in whatever form and encoding it comes. */
final class UploadBody implements RowSource, Closeable {
  private final TextEncoding.Utf8 body;
  private final LineEndCount ends;
  private final RowSource rows;
  private final @Nullable OffsetUnit offsets;
  private final Attribution attribution;

  UploadBody(InputStream in, UploadOptions options, GoldForm form, ParquetPlaces parquet)
      throws IOException {
    this.body =
        options.format() == UploadFormat.PARQUET
            ? withoutEncoding(in, options)
            : TextEncoding.utf8(in, options.encoding());
    this.offsets = options.offsets();
    this.attribution = new Attribution(options.annotator());
    this.ends = new LineEndCount(body.in());
    this.rows =
        rows(options, options.format() == UploadFormat.PARQUET ? body.in() : ends, form, parquet);
  }

  private static TextEncoding.Utf8 withoutEncoding(InputStream in, UploadOptions options) {
    if (options.encoding() != null) {
      throw Refusal.invalid("encoding", "Parquet is in UTF-8 always, and is not converted");
    }
    return new TextEncoding.Utf8(in, TextEncoding.UTF_8, false);
  }

  private static RowSource rows(
      UploadOptions options, InputStream body, GoldForm form, ParquetPlaces parquet)
      throws IOException {
    return switch (options.format()) {
      case CSV, TSV -> new DelimitedRows(body, options.format(), form);
      case JSON_LINES -> new JsonLinesRows(body, form);
      case LABEL_STUDIO -> new LabelStudioTasks(body, form);
      case DOCCANO -> new JsonLinesRows(body, new DoccanoObjects(form, options.offsets() != null));
      case PARQUET -> ParquetBody.of(body, form, parquet);
      case CONLL -> {
        if (!form.fitsConll()) {
          throw Refusal.unsupportedType(
              "text/x-conll is for token tasks; the task of this data set is "
                  + form.task().type()
                  + ".");
        }
        yield new ConllRows(body, form);
      }
    };
  }

  @Override
  public @Nullable RawRow next() throws IOException {
    RawRow row = rows.next();
    if (row instanceof RawRow.Unreadable(long line, String reason)
        && reason.equals(RawRow.NOT_UTF8)
        && !body.encoding().equals(TextEncoding.UTF_8)) {
      return new RawRow.Unreadable(line, "is not valid " + body.encoding());
    }
    if (row == null) {
      return null;
    }
    return attribution.of(offsets == null ? row : rows.inCodePoints(row, offsets));
  }

  /** Lets go of what was laid down on disk. */
  @Override
  public void close() throws IOException {
    if (rows instanceof Closeable closeable) {
      closeable.close();
    }
  }

  @Override
  public String place() {
    return rows.place();
  }

  /** The name of the encoding that it was read in. */
  String encoding() {
    return body.encoding();
  }

  /** Whether it began with a byte order mark. */
  boolean hasByteOrderMark() {
    return body.hasByteOrderMark();
  }

  /** How its lines ended, as far as it was read. */
  CheckReport.LineEnds lineEnds() {
    return ends.counts();
  }
}
