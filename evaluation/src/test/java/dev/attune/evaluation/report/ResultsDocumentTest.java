package dev.attune.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsDocumentTest {
  private static final List<String> HEADER = List.of("data set", "base", "method", "value");
  private static final Comparator<List<String>> BY_SET = Comparator.comparing(List::getFirst);

  @TempDir Path directory;
  private Path file;
  private ResultsDocument document;

  @BeforeEach
  void open() {
    file = directory.resolve("results.md");
    document = new ResultsDocument(file);
  }

  @Test
  void the_first_row_makes_the_document() throws IOException {
    put("b", "x", "lora", "0.5");

    assertThat(Files.readAllLines(file))
        .startsWith("# Results on public data")
        .containsSubsequence(
            "<!-- figures -->",
            "| data set | base | method | value |",
            "| --- | --- | --- | --- |",
            "| b | x | lora | 0.5 |",
            "<!-- /figures -->");
  }

  @Test
  void a_row_that_is_measured_again_is_replaced() throws IOException {
    put("b", "x", "lora", "0.5");
    put("b", "x", "head", "0.4");
    put("b", "x", "lora", "0.6");

    assertThat(rows()).containsExactly("| b | x | head | 0.4 |", "| b | x | lora | 0.6 |");
  }

  @Test
  void two_figures_of_one_model_are_replaced_together() throws IOException {
    document.update(
        "figures",
        HEADER,
        List.of(List.of("b", "x", "lora", "0.5"), List.of("b", "x", "lora", "0.6")),
        BY_SET);
    put("b", "x", "lora", "0.7");

    assertThat(rows()).containsExactly("| b | x | lora | 0.7 |");
  }

  @Test
  void rows_are_in_order() throws IOException {
    put("b", "x", "lora", "0.5");
    put("a", "x", "lora", "0.4");

    assertThat(rows()).containsExactly("| a | x | lora | 0.4 |", "| b | x | lora | 0.5 |");
  }

  @Test
  void what_people_wrote_stays() throws IOException {
    Files.writeString(
        file,
        "# Ours\nBefore.\n| a | table | of | ours |\n<!-- figures -->\n<!-- /figures -->\nAfter.\n");

    put("b", "x", "lora", "0.5");

    assertThat(Files.readAllLines(file))
        .startsWith("# Ours", "Before.", "| a | table | of | ours |")
        .endsWith("After.");
  }

  @Test
  void a_document_without_a_place_for_the_table_is_left_alone() throws IOException {
    Files.writeString(file, "# Ours\n");

    assertThatThrownBy(() -> put("b", "x", "lora", "0.5"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no place for the table 'figures'");
    assertThat(Files.readString(file)).isEqualTo("# Ours\n");
  }

  private void put(String... cells) throws IOException {
    document.update("figures", HEADER, List.of(List.of(cells)), BY_SET);
  }

  private List<String> rows() throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith("| ") && !line.contains("---") && !line.contains("method"))
        .toList();
  }
}
