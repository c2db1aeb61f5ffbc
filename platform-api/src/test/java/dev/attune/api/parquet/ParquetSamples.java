package dev.attune.api.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;

/** A file to read, and ways to falsify it. */
abstract class ParquetSamples {
  static final int ROWS = 2_000;
  static final List<Column> COLUMNS =
      List.of(
          Column.of("text", Column.Plain.TEXT),
          Column.of("label", new Column.ClassLabel(List.of("joy", "愤怒"))),
          Column.of(
              "entities",
              new Column.Many(
                  new Column.Struct(
                      List.of(
                          Column.of("start", Column.Plain.WHOLE),
                          Column.of("label", new Column.ClassLabel(List.of("place"))))))),
          Column.of("value.stress", Column.Plain.REAL));

  interface Change {
    void to(FileMetaData footer);
  }

  static byte[] changed(Change change) throws IOException {
    byte[] file = written();
    int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
    int start = file.length - 8 - length;
    FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(file, start, length));
    change.to(footer);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Util.writeFileMetaData(footer, out);
    return withFooter(Arrays.copyOf(file, start), out.toByteArray());
  }

  static ColumnChunk chunk(FileMetaData footer) {
    return footer.getRow_groups().get(0).getColumns().get(0);
  }

  static byte[] withFooter(byte[] footer) {
    return withFooter("PAR1".getBytes(StandardCharsets.US_ASCII), footer);
  }

  static byte[] withFooter(byte[] before, byte[] footer) {
    return ByteBuffer.allocate(before.length + footer.length + 8)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(before)
        .put(footer)
        .putInt(footer.length)
        .put("PAR1".getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  static byte[] written() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ParquetOutput file = new ParquetOutput(out, COLUMNS, List.of("text"))) {
      for (int i = 0; i < ROWS; i++) {
        List<Object[]> entities = new ArrayList<>();
        for (long place = i; place < 2L * i && i < 9; place++) {
          entities.add(new Object[] {place, "place"});
        }
        file.write(
            new Object[] {
              "=1 你好 😀 " + i,
              i % 3 == 0 && i < 3 ? null : i % 2 == 0 ? "joy" : "愤怒",
              entities,
              i / 4.0
            });
      }
    }
    return out.toByteArray();
  }

  static ParquetFile open(byte[] file) throws IOException, BadParquetException {
    return ParquetFile.of(new ByteArrayInputStream(file));
  }

  static ParquetFile.Row next(ParquetFile file) throws IOException, BadParquetException {
    return Objects.requireNonNull(file.next());
  }

  static List<ParquetFile.Row> rows(byte[] bytes) throws IOException, BadParquetException {
    List<ParquetFile.Row> rows = new ArrayList<>();
    try (ParquetFile file = open(bytes)) {
      for (ParquetFile.Row row = file.next(); row != null; row = file.next()) {
        rows.add(row);
      }
    }
    return rows;
  }

  static void assertRefused(byte[] file, String reason) {
    assertThatThrownBy(() -> rows(file))
        .isInstanceOfSatisfying(
            BadParquetException.class, e -> assertThat(e.reason()).contains(reason));
  }
}
