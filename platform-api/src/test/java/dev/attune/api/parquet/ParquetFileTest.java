package dev.attune.api.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files come back as they were written. */
class ParquetFileTest extends ParquetSamples {

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
  void a_number_that_is_not_finite_is_the_rows_problem() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ParquetOutput file = new ParquetOutput(out, COLUMNS, List.of())) {
      file.write(new Object[] {"a", null, List.of(), Double.NaN});
      file.write(new Object[] {"b", null, List.of(), 1.0});
    }

    List<ParquetFile.Row> rows = rows(out.toByteArray());

    assertThat(rows.get(0).problem()).contains("value.stress").contains("not finite");
    assertThat(rows.get(1).problem()).isNull();
  }

  @Test
  void a_row_group_without_rows_is_passed_over() throws Exception {
    byte[] file =
        changed(
            footer -> {
              RowGroup empty = new RowGroup(footer.getRow_groups().get(0));
              empty.setNum_rows(0);
              empty.getColumns().forEach(chunk -> chunk.getMeta_data().setNum_values(0));
              footer.getRow_groups().add(0, empty);
            });

    assertThat(rows(file)).hasSize(ROWS);
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
}
