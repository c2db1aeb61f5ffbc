package dev.attune.api.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.gold.GoldForm;
import dev.attune.data.tasks.TokenTask;
import dev.attune.data.tenancy.TenantContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@code offsets=utf-16} means in files that say themselves where their entities are. */
class OffsetUnitTest {
  private static final GoldForm FORM = new GoldForm(new TokenTask(List.of("person")));

  @Test
  void tokens_are_where_they_are_and_only_what_comments_say_is_counted() throws IOException {
    NewExample example =
        stored(
            UploadFormat.CONLL,
            """
            # annotation = {"by": "kim", "answer": {"entities": [{"start": 3, "end": 6, "label": "person"}]}}
            😀 O
            Ann B-person
            is O
            """);

    assertThat(places(example.gold())).isEqualTo("2..5");
    assertThat(places(example.answers().getFirst().answer())).isEqualTo("2..5");
  }

  @Test
  void a_comment_s_offset_within_a_character_is_refused() throws IOException {
    assertThat(
            row(
                UploadFormat.CONLL,
                """
                # annotation = {"by": "kim", "answer": {"entities": [{"start": 1, "end": 6, "label": "person"}]}}
                😀 O
                Ann B-person
                """))
        .isInstanceOf(RawRow.Unreadable.class)
        .asString()
        .contains("in the middle of a character");
  }

  @Test
  void the_text_beside_a_stretch_of_label_studio_says_where_it_is() throws IOException {
    assertThat(labelStudio("😀 Ann is", 3, 6, "Ann")).isEqualTo("2..5");
    assertThat(labelStudio("😀 Ann is", 2, 5, "Ann")).isEqualTo("2..5");
  }

  @Test
  void a_stretch_of_label_studio_is_counted_as_named_where_no_text_tells() throws IOException {
    assertThat(labelStudio("😀 Ann is", 3, 6, null)).isEqualTo("2..5");
    assertThat(labelStudio("😀 ha ha", 3, 5, "ha")).isEqualTo("2..4");
    assertThat(labelStudio("😀aaaa", 2, 3, "a")).isEqualTo("1..2");
  }

  private static String labelStudio(String text, int start, int end, @Nullable String said)
      throws IOException {
    return places(
        stored(
                UploadFormat.LABEL_STUDIO,
                """
                [{"data": {"text": "%s"}, "annotations": [{"result": [
                  {"type": "labels", "value": {"start": %d, "end": %d%s, "labels": ["person"]}}]}]}]
                """
                    .formatted(
                        text, start, end, said == null ? "" : ", \"text\": \"%s\"".formatted(said)))
            .gold());
  }

  private static String places(@Nullable JsonNode answer) {
    JsonNode entity = Objects.requireNonNull(answer).path("entities").path(0);
    return entity.path("start") + ".." + entity.path("end");
  }

  private static NewExample stored(UploadFormat format, String file) throws IOException {
    RowCheck.Outcome outcome = new RowCheck(FORM).check((RawRow.Fields) row(format, file));
    assertThat(outcome).isInstanceOf(RowCheck.Good.class);
    return ((RowCheck.Good) outcome).example();
  }

  private static RawRow row(UploadFormat format, String file) throws IOException {
    try (UploadBody body =
        new UploadBody(
            new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
            new UploadOptions(format, OffsetUnit.UTF_16, null, null),
            FORM,
            new ParquetPlaces(new TenantContext()))) {
      return Objects.requireNonNull(body.next());
    }
  }
}
