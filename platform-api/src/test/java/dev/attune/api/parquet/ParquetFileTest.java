package dev.attune.api.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files come back as they were written, and one that lies about itself is refused. */
class ParquetFileTest {
  private static final int ROWS = 2_000;
  private static final List<Column> COLUMNS =
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

  @Test
  void rows_come_back_with_names_for_numbers() throws Exception {
    List<ParquetFile.Row> rows = rows(written());

    assertThat(rows).hasSize(ROWS).allMatch(row -> row.problem() == null);
    assertThat(rows.get(0).values().toString())
        .isEqualTo("{\"text\":\"=1 你好 😀 0\",\"entities\":[],\"value.stress\":0.0}");
    assertThat(rows.get(3).values().toString())
        .isEqualTo(
            "{\"text\":\"=1 你好 😀"
                + " 3\",\"label\":\"愤怒\",\"entities\":[{\"start\":3,\"label\":\"place\"},"
                + "{\"start\":4,\"label\":\"place\"},{\"start\":5,\"label\":\"place\"}],\"value.stress\":0.75}");
    assertThat(rows.get(3).number()).isEqualTo(4);
  }

  @Test
  void pages_of_the_second_version_are_read(@TempDir Path folder) throws Exception {
    Path path = folder.resolve("second.parquet");
    try (ParquetWriter<Object[]> writer = new SecondVersion(path).build()) {
      for (int i = 0; i < ROWS; i++) {
        writer.write(
            new Object[] {
              "text " + i % 7,
              i % 2 == 0 ? null : "joy",
              Collections.singletonList(new Object[] {3L, "place"}),
              0.5
            });
      }
    }

    List<ParquetFile.Row> rows = rows(Files.readAllBytes(path));

    assertThat(rows).hasSize(ROWS).allMatch(row -> row.problem() == null);
    assertThat(rows.get(8).values().toString())
        .isEqualTo(
            "{\"text\":\"text"
                + " 1\",\"entities\":[{\"start\":3,\"label\":\"place\"}],\"value.stress\":0.5}");
    assertThat(rows.get(9).values().path("label").asText()).isEqualTo("joy");
  }

  @Test
  void only_chosen_columns_are_read() throws Exception {
    try (ParquetFile file = open(written())) {
      file.choose("label"::equals);

      assertThat(next(file).values().toString()).isEqualTo("{}");
      assertThat(next(file).values().toString()).isEqualTo("{\"label\":\"愤怒\"}");
      assertThat(file.columns()).contains("text");
      assertThat(file.shape("label")).isEqualTo(ParquetFile.Shape.TEXT);
      assertThat(file.shape("entities")).isEqualTo(ParquetFile.Shape.LIST_OR_STRUCT);
    }
  }

  @Test
  void what_is_no_parquet_is_told_from_what_was_cut() throws Exception {
    byte[] whole = written();

    assertRefused(new byte[0], "is empty");
    assertRefused("text,label\na,joy\n".getBytes(StandardCharsets.UTF_8), "is no Parquet");
    assertRefused(Arrays.copyOf(whole, whole.length - 1), "is cut off");
    assertRefused(Arrays.copyOf(whole, whole.length / 2), "is cut off");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 5, Integer.MAX_VALUE})
  void a_footer_of_an_impossible_length_is_refused(int length) throws Exception {
    byte[] file = written();
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(file.length - 8, length);

    assertRefused(file, "is damaged");
  }

  @Test
  void a_list_that_claims_two_thousand_million_members_is_refused() {
    // Field 2, a list of structs with a size of 2^31 - 1, of which none follows.
    byte[] footer = {0x15, 2, 0x19, (byte) 0xFC, -1, -1, -1, -1, 7, 0, 0};

    assertRefused(withFooter(footer), "is damaged");
  }

  @Test
  void structs_without_end_are_refused() {
    byte[] footer = new byte[500_000];
    Arrays.fill(footer, (byte) 0x1C);

    assertRefused(withFooter(footer), "is damaged");
  }

  @Test
  void columns_nested_without_end_are_refused() throws Exception {
    assertRefused(
        changed(
            footer -> {
              List<SchemaElement> deep = new ArrayList<>();
              for (int i = 0; i < 4_000; i++) {
                SchemaElement element = new SchemaElement("n" + i);
                element.setNum_children(1);
                deep.add(element);
              }
              footer.setSchema(deep);
            }),
        "nested");
  }

  @Test
  void chunks_outside_of_the_file_and_too_many_rows_are_refused() throws Exception {
    assertRefused(
        changed(footer -> chunk(footer).getMeta_data().setTotal_compressed_size(1L << 40)),
        "is damaged");
    assertRefused(
        changed(footer -> chunk(footer).getMeta_data().setData_page_offset(-9)), "is damaged");
    assertRefused(
        changed(footer -> footer.getRow_groups().get(0).setNum_rows(1L << 40)),
        "more than 10,000,000 rows");
  }

  @Test
  void more_rows_than_there_are_values_are_refused() throws Exception {
    assertRefused(
        changed(footer -> footer.getRow_groups().get(0).setNum_rows(ROWS + 5)), "is damaged");
  }

  @Test
  void runs_longer_than_the_values_are_refused_before_room_is_made() {
    byte[] packed = {-1, -1, -1, -1, 15};

    assertThatThrownBy(() -> RunLengths.check(ByteBuffer.wrap(packed), 1, 100))
        .isInstanceOf(BadParquetException.class);
    assertThatThrownBy(() -> RunLengths.check(ByteBuffer.wrap(new byte[] {8, 1}), 1, 100))
        .isInstanceOf(BadParquetException.class);
  }

  @Test
  void a_page_that_unpacks_to_more_than_it_says_is_refused() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(new byte[100_000]);
    }

    assertThatThrownBy(
            () -> PageCodec.decompress(CompressionCodecName.GZIP, out.toByteArray(), 99_999))
        .isInstanceOf(BadParquetException.class);
  }

  /** With little memory: whatever stands in a file, reading ends with rows or a reason. */
  @Test
  void no_byte_of_a_file_is_believed() throws Exception {
    byte[] whole = written();
    Random random = new Random(11);
    int refused = 0;
    for (int i = 0; i < 3_000; i++) {
      byte[] file = whole.clone();
      int from = i % 2 == 0 ? 4 : file.length - 1_500;
      for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
        file[from + random.nextInt(file.length - 8 - from)] = (byte) random.nextInt(256);
      }
      try {
        rows(file);
      } catch (BadParquetException e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  private static final class SecondVersion extends ParquetWriter.Builder<Object[], SecondVersion> {
    SecondVersion(Path path) {
      super(new LocalOutputFile(path));
      withConf(new PlainParquetConfiguration())
          .withCodecFactory(new GzipPages())
          .withCompressionCodec(CompressionCodecName.GZIP)
          .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_2_0);
    }

    @Override
    protected SecondVersion self() {
      return this;
    }

    @Override
    protected WriteSupport<Object[]> getWriteSupport(Configuration configuration) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected WriteSupport<Object[]> getWriteSupport(ParquetConfiguration configuration) {
      return new RowWriteSupport(COLUMNS, Map.of("huggingface", HuggingFaceFeatures.json(COLUMNS)));
    }
  }

  private interface Change {
    void to(FileMetaData footer);
  }

  private static byte[] changed(Change change) throws IOException {
    byte[] file = written();
    int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
    int start = file.length - 8 - length;
    FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(file, start, length));
    change.to(footer);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Util.writeFileMetaData(footer, out);
    return withFooter(Arrays.copyOf(file, start), out.toByteArray());
  }

  private static ColumnChunk chunk(FileMetaData footer) {
    return footer.getRow_groups().get(0).getColumns().get(0);
  }

  private static byte[] withFooter(byte[] footer) {
    return withFooter("PAR1".getBytes(StandardCharsets.US_ASCII), footer);
  }

  private static byte[] withFooter(byte[] before, byte[] footer) {
    return ByteBuffer.allocate(before.length + footer.length + 8)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(before)
        .put(footer)
        .putInt(footer.length)
        .put("PAR1".getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  private static byte[] written() throws IOException {
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

  private static ParquetFile open(byte[] file) throws IOException, BadParquetException {
    return ParquetFile.of(new ByteArrayInputStream(file));
  }

  private static ParquetFile.Row next(ParquetFile file) throws IOException, BadParquetException {
    return Objects.requireNonNull(file.next());
  }

  private static List<ParquetFile.Row> rows(byte[] bytes) throws IOException, BadParquetException {
    List<ParquetFile.Row> rows = new ArrayList<>();
    try (ParquetFile file = open(bytes)) {
      for (ParquetFile.Row row = file.next(); row != null; row = file.next()) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static void assertRefused(byte[] file, String reason) {
    assertThatThrownBy(() -> rows(file))
        .isInstanceOfSatisfying(
            BadParquetException.class, e -> assertThat(e.reason()).contains(reason));
  }
}
