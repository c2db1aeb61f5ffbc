package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One person's answer that came with an upload.
 *
 * @param by who gave it, by the name that the file has; null when it does not say
 * @param at when; null when the file does not say
 * @param answer as it is stored; null when it was skipped
 * @param skip why it was skipped; null when it was answered
 * @param note for the reviewer
 */
public record UploadedAnswer(
    @Nullable String by,
    @Nullable Instant at,
    @Nullable JsonNode answer,
    @Nullable Skip skip,
    boolean flagged,
    @Nullable String note,
    @Nullable Integer seconds,
    @Nullable Suggested suggested) {

  /**
   * What a model would have answered when the person was asked.
   *
   * @param model what the file calls it
   * @param version its number
   * @param answer as it is stored
   */
  public record Suggested(
      SuggestionUse use, @Nullable String model, @Nullable Integer version, JsonNode answer) {}

  /** How much there is to keep, in characters. */
  public int characters() {
    return length(by)
        + length(note)
        + length(answer)
        + (suggested == null ? 0 : length(suggested.answer()));
  }

  /** What all of them say, if they say the same. */
  public static @Nullable JsonNode agreed(List<UploadedAnswer> answers) {
    List<JsonNode> said = new ArrayList<>();
    for (UploadedAnswer answer : answers) {
      if (answer.answer() != null && !said.contains(answer.answer())) {
        said.add(answer.answer());
      }
    }
    return said.size() == 1 ? said.getFirst() : null;
  }

  private static int length(@Nullable Object of) {
    return of == null ? 0 : of.toString().length();
  }

  /** Leaves out what belongs to a person. */
  @Override
  public String toString() {
    return "UploadedAnswer[skip=" + skip + "]";
  }
}
