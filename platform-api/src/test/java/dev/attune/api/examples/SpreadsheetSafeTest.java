package dev.attune.api.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetSafeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@sum",
        "\tx",
        "\rx",
        "'=1",
        "''=1",
        "'-",
        "\"=1+1\"",
        "'\"=1",
        "＝1",
        "－1",
        "\n=1"
      })
  void a_dangerous_cell_is_guarded_and_comes_back(String cell) {
    assertThat(SpreadsheetSafe.make(cell)).isEqualTo("'" + cell);
    assertThat(SpreadsheetSafe.undo(SpreadsheetSafe.make(cell))).isEqualTo(cell);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "'quoted'", "\"quoted\"", "'", "1-1", " =1", "我"})
  void another_cell_stays_as_it_is(String cell) {
    assertThat(SpreadsheetSafe.make(cell)).isEqualTo(cell);
    assertThat(SpreadsheetSafe.undo(cell)).isEqualTo(cell);
  }
}
