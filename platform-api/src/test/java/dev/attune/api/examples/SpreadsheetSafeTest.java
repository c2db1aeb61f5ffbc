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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x;=1", "x;'=1", "x;\"=1", "x;\"y\"", "x;'\"", "x;", "x;'", "x\t-1", "x\n@a", "x\r\n＝1"
      })
  void a_later_cell_is_guarded_where_it_would_be_divided_and_comes_back(String cell) {
    String safe = SpreadsheetSafe.makeLater(cell);

    assertThat(safe).hasSize(cell.length() + 1).matches("(?s)x(;|\t|\r?\n)'.*");
    assertThat(SpreadsheetSafe.undoLater(safe)).isEqualTo(cell);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "x;y", "x; =1", "x;'y", ";)", "x=1;y"})
  void a_later_cell_that_can_be_divided_stays_as_it_is(String cell) {
    assertThat(SpreadsheetSafe.makeLater(cell)).isEqualTo(cell);
    assertThat(SpreadsheetSafe.undoLater(cell)).isEqualTo(cell);
  }
}
