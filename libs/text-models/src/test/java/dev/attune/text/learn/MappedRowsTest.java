package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedRowsTest {
  @TempDir Path directory;

  @Test
  void rows_come_back_to_the_bit_in_any_order() throws IOException {
    try (Arena memory = Arena.ofConfined()) {
      MappedRows rows = MappedRows.allocate(directory, new int[] {2, 0, 3}, memory);
      rows.set(2, new float[] {Float.MIN_VALUE, -0f, Float.NaN});
      rows.set(0, new float[] {1.1f, -2.2f});

      assertThat(rows).hasSize(3);
      assertThat(rows.get(0)).containsExactly(1.1f, -2.2f);
      assertThat(rows.get(1)).isEmpty();
      assertThat(rows.get(2)).containsExactly(Float.MIN_VALUE, -0f, Float.NaN);
    }
  }

  @Test
  void rows_are_replaced_in_place() throws IOException {
    try (Arena memory = Arena.ofConfined()) {
      MappedRows rows = MappedRows.allocate(directory, new int[] {1, 1}, memory);
      rows.replaceAll(row -> new float[] {row[0] + 3});
      assertThat(rows.get(1)).containsExactly(3f);
      assertThatThrownBy(() -> rows.set(0, new float[2]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("A row of 1 numbers takes no 2.");
    }
  }

  @Test
  void no_file_is_seen_while_there_are_rows_and_no_row_after_the_end() throws IOException {
    MappedRows rows;
    try (Arena memory = Arena.ofConfined()) {
      rows = MappedRows.allocate(directory, new int[] {1 << 20, 5}, memory);
      assertThat(directory).isEmptyDirectory();
      assertThat(rows.get(0)).hasSize(1 << 20).containsOnly(0f);
    }
    assertThatThrownBy(() -> rows.get(1)).isInstanceOf(IllegalStateException.class);
  }
}
