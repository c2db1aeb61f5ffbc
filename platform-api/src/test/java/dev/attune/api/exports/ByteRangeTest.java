package dev.attune.api.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.api.problems.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
  @ParameterizedTest
  @CsvSource({
    "bytes=4-, bytes 4-9/10",
    "bytes=0-0, bytes 0-0/10",
    "bytes=3-5, bytes 3-5/10",
    "bytes=3-99, bytes 3-9/10",
    "bytes=-2, bytes 8-9/10",
    "bytes=-99, bytes 0-9/10",
    "bytes=0-, bytes 0-9/10"
  })
  void one_range_is_cut_to_the_file(String header, String part) {
    assertThat(ByteRange.of(header, 10).contentRange()).isEqualTo(part);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"bytes=0-1,3-4", "lines=1-2", "bytes=5-3", "bytes=", "bytes=a-b"})
  void anything_else_asks_for_the_whole(String header) {
    assertThat(ByteRange.of(header, 10).isWhole()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=12-15", "bytes=-0"})
  void a_part_behind_the_end_is_refused(String header) {
    assertThatThrownBy(() -> ByteRange.of(header, 10))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("10 bytes");
  }
}
