package dev.attune.api.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.attune.api.gold.GoldForm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowSourceTest {
  private static final GoldForm FORM =
      new GoldForm(new dev.attune.data.tasks.SingleLabelTask(List.of("x", "y")));

  private static Map<String, JsonNode> label(String label) {
    return Map.of("label", TextNode.valueOf(label));
  }

  @Test
  void rows_of_csv_know_the_line_on_which_they_begin() throws IOException {
    List<RawRow> rows = csv("text,label\r\n\"a\r\nb\",x\r\n\r\nc,y\rd,\n");

    assertThat(rows)
        .containsExactly(
            new RawRow.Fields(2, Map.of("text", "a\r\nb"), label("x")),
            new RawRow.Fields(5, Map.of("text", "c"), label("y")),
            new RawRow.Fields(6, Map.of("text", "d"), Map.of()));
  }

  @Test
  void what_breaks_a_table_off_is_told_as_it_is() {
    IOException thrown = new IOException("broke off");
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw thrown;
          }

          @Override
          public int read(byte[] into, int from, int most) throws IOException {
            throw thrown;
          }
        };

    assertThatThrownBy(
            () ->
                rows(
                    new DelimitedRows(
                        new SequenceInputStream(stream("text\na\n"), broken),
                        UploadFormat.CSV,
                        FORM)))
        .isSameAs(thrown);
  }

  @Test
  void the_last_line_needs_no_end() throws IOException {
    assertThat(csv("text\na")).containsExactly(new RawRow.Fields(2, Map.of("text", "a"), Map.of()));
    assertThat(jsonLines("{\"text\":\"a\"}"))
        .containsExactly(new RawRow.Fields(1, Map.of("text", "a"), Map.of()));
  }

  @Test
  void apostrophes_of_an_export_are_taken_away() throws IOException {
    assertThat(csv("text,id\n'=1,''@x\n"))
        .containsExactly(new RawRow.Fields(2, Map.of("text", "=1", "id", "'@x"), Map.of()));
    assertThat(tsv("text\n'=1\n"))
        .containsExactly(new RawRow.Fields(2, Map.of("text", "=1"), Map.of()));
  }

  @Test
  void a_table_that_is_divided_at_something_else_is_told_from_one_without_texts() {
    assertThatThrownBy(() -> tsv("id;\"text\"\n1;a\n")).hasMessageContaining("at semicolons,");
    assertThatThrownBy(() -> tsv("text,label\na,x\n")).hasMessageContaining("at commas,");
    assertThatThrownBy(() -> csv("text;label\na;x\n")).hasMessageContaining("at semicolons,");
    assertThatThrownBy(() -> csv("text\tlabel\na\tx\n")).hasMessageContaining("at tabs,");
    assertThatThrownBy(() -> csv("the text;label\na;x\n"))
        .hasMessageContaining("the first line names the columns");
  }

  @Test
  void a_json_line_that_is_too_long_is_passed_over_and_the_next_one_read() throws IOException {
    String longLine = "{\"text\":\"" + "x".repeat(3 << 20) + "\"}";

    assertThat(jsonLines("{\"text\":\"a\"}\n" + longLine + "\r\n{\"text\":\"b\"}\n"))
        .containsExactly(
            new RawRow.Fields(1, Map.of("text", "a"), Map.of()),
            new RawRow.Unreadable(2, "is longer than 1048576 bytes"),
            new RawRow.Fields(3, Map.of("text", "b"), Map.of()));
  }

  @Test
  void an_array_where_an_object_a_line_belongs_is_told_from_it() throws IOException {
    String reason =
        "begins an array, where an object a line belongs; what Label Studio exports is read in the"
            + " format label-studio";

    assertThat(jsonLines("[\n")).containsExactly(new RawRow.Unreadable(1, reason));
    assertThat(jsonLines("\uFEFF [{\"data\": {\"text\": \"a\"}}]"))
        .containsExactly(new RawRow.Unreadable(1, reason));
    assertThat(jsonLines("7")).containsExactly(new RawRow.Unreadable(1, "is not a JSON object"));
  }

  private static List<RawRow> csv(String text) throws IOException {
    return rows(new DelimitedRows(stream(text), UploadFormat.CSV, FORM));
  }

  private static List<RawRow> tsv(String text) throws IOException {
    return rows(new DelimitedRows(stream(text), UploadFormat.TSV, FORM));
  }

  private static List<RawRow> jsonLines(String text) throws IOException {
    return rows(new JsonLinesRows(stream(text), FORM));
  }

  private static List<RawRow> rows(RowSource source) throws IOException {
    List<RawRow> rows = new ArrayList<>();
    for (RawRow row = source.next(); row != null; row = source.next()) {
      rows.add(row);
    }
    return rows;
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
