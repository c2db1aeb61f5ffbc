package dev.attune.api.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that lies about itself is refused. */
class ParquetDamageTest extends ParquetSamples {
  @Test
  void what_is_no_parquet_is_told_from_what_was_cut() throws Exception {
    byte[] whole = written();

    assertRefused(new byte[0], "is empty");
    assertRefused("text,label\na,joy\n".getBytes(StandardCharsets.UTF_8), "is no Parquet");
    assertRefused(Arrays.copyOf(whole, whole.length - 1), "is cut off");
    assertRefused(Arrays.copyOf(whole, whole.length / 2), "is cut off");
  }

  @Test
  void what_is_too_long_is_told_from_what_was_cut() throws Exception {
    byte[] whole = written();

    ParquetFile.of(new ByteArrayInputStream(whole), whole.length).close();
    assertThatThrownBy(() -> ParquetFile.of(new ByteArrayInputStream(whole), whole.length - 1))
        .isInstanceOfSatisfying(
            BadParquetException.class, e -> assertThat(e.reason()).contains("longer than 2 GB"));
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
  void a_field_that_has_no_type_ends_nothing_for_us_and_hides_nothing() {
    // To Thrift the first byte is the end of the struct, and what follows is not looked at.
    byte[] footer = {0x10, 0x15, 2, 0};

    assertRefused(withFooter(footer), "is damaged");
  }

  @Test
  void packed_numbers_that_are_not_there_or_too_many_at_once_are_refused() {
    byte[] packed = {(byte) 0x81, (byte) 0x80, 0x10}; // 2^17 eights

    assertThatThrownBy(() -> RunLengths.check(ByteBuffer.wrap(packed), 1, 1 << 20))
        .isInstanceOf(BadParquetException.class)
        .hasMessageContaining("fewer values");
    byte[] more = {(byte) 0x81, (byte) 0x80, 0x20};
    assertThatThrownBy(() -> RunLengths.check(ByteBuffer.wrap(more), 0, 1 << 21))
        .hasMessageContaining("smaller pages");
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
}
