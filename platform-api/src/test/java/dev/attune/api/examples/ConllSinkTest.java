package dev.attune.api.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.api.gold.GoldForm;
import dev.attune.data.tasks.TokenTask;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What CoNLL can keep of an example, and what it cannot. */
class ConllSinkTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource({
    "2, 5, '{\"start\":2,\"end\":5,\"label\":\"person\"}'",
    "1, 6, '{\"start\":2,\"end\":5,\"label\":\"person\"}'",
    "1, 2, ''"
  })
  void an_entity_loses_the_blanks_at_its_edges(int start, int end, String kept) throws IOException {
    RawRow.Fields back =
        back(
            "a Ann b",
            Map.of(),
            "{\"entities\":[{\"start\":%d,\"end\":%d,\"label\":\"person\"}]}"
                .formatted(start, end));

    assertThat(back.answer().get("entities")).hasToString("[" + kept + "]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r"})
  void line_breaks_become_blanks(String lineBreak) throws IOException {
    RawRow.Fields back =
        back("a" + lineBreak + "b", Map.of("channel", "x" + lineBreak + "y"), "{\"entities\":[]}");

    assertThat(back.values()).containsEntry("text", "a b").containsEntry("meta.channel", "x y");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0085", "\u2028", "\u2029", "\u000b", "\f", "\t"})
  void what_else_may_part_lines_stays(String separator) throws IOException {
    RawRow.Fields back =
        back("a" + separator + "b", Map.of("channel", "x" + separator + "y"), "{\"entities\":[]}");

    assertThat(back.values())
        .containsEntry("text", "a" + separator + "b")
        .containsEntry("meta.channel", "x" + separator + "y");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a channel", "a=b"})
  void metadata_whose_name_has_a_blank_or_an_equals_sign_is_left_out(String name)
      throws IOException {
    assertThat(back("a", Map.of(name, "x"), "{\"entities\":[]}").values())
        .containsOnlyKeys("id", "text");
  }

  private static RawRow.Fields back(String text, Map<String, String> meta, String gold)
      throws IOException {
    JsonNode answer = JSON.readTree(gold);
    StringWriter written = new StringWriter();
    new ConllSink(written, false, JSON)
        .write(
            new ExportedExample(
                new ExampleView(
                    UUID.randomUUID(),
                    "t-1",
                    text,
                    null,
                    answer,
                    null,
                    "labelled",
                    null,
                    meta,
                    text.length(),
                    Instant.EPOCH),
                null,
                null,
                List.of()));
    @Nullable RawRow row =
        new ConllRows(
                new ByteArrayInputStream(written.toString().getBytes(StandardCharsets.UTF_8)),
                new GoldForm(new TokenTask(List.of("person"))))
            .next();
    return (RawRow.Fields) Objects.requireNonNull(row);
  }
}
