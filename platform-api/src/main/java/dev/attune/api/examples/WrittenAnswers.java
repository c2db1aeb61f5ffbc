package dev.attune.api.examples;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** People's answers as exports write them in JSON; {@link OwnAnnotations} reads them. */
final class WrittenAnswers {
  private WrittenAnswers() {}

  /** An answer; absent members are left out. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Written(
      @Nullable String by,
      String at,
      @Nullable JsonNode answer,
      @Nullable String skipped,
      @Nullable Boolean flagged,
      @Nullable Boolean returned,
      @Nullable Integer seconds,
      @Nullable String note,
      @Nullable Suggestion suggestion) {}

  /** A suggestion. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Suggestion(
      String use, @Nullable String model, @Nullable Integer version, JsonNode answer) {}

  /** The answers to an example. */
  static List<Written> of(ExportedExample exported) {
    return of(exported, answer -> answer);
  }

  /**
   * The answers to an example.
   *
   * @param said how an answer is said here
   */
  static List<Written> of(ExportedExample exported, UnaryOperator<JsonNode> said) {
    return exported.answers().stream().map(answer -> written(answer, said)).toList();
  }

  private static Written written(ExportedExample.Answer answer, UnaryOperator<JsonNode> said) {
    JsonNode own = answer.answer();
    ExportedExample.Suggestion seen = answer.suggestion();
    return new Written(
        answer.by(),
        answer.at().toString(),
        own == null ? null : said.apply(own),
        answer.skipped(),
        answer.flagged() ? true : null,
        answer.returned() ? true : null,
        answer.seconds(),
        answer.note(),
        seen == null
            ? null
            : new Suggestion(
                seen.use().word(), seen.model(), seen.version(), said.apply(seen.answer())));
  }
}
