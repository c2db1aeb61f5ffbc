package dev.attune.api.examples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.annotation.Skip;
import dev.attune.api.annotation.SuggestionUse;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One person's answer in a row, before it is known to be one.
 *
 * @param number its place among the annotations of the row, from 1; 0 of the row's own answer
 * @param by who gave it, in whatever words the file has; null when it does not say
 * @param at when, as it is written; null when the file does not say
 * @param answer the members that say it; empty when there is none
 * @param skip why the person gave none; null when they gave one
 * @param suggestion what a model would have answered; null when there was nothing
 */
record RawAnswer(
    int number,
    @Nullable String by,
    @Nullable String at,
    Map<String, JsonNode> answer,
    @Nullable Skip skip,
    boolean flagged,
    @Nullable String note,
    @Nullable Integer seconds,
    @Nullable Suggestion suggestion) {

  /**
   * What a model would have answered.
   *
   * @param answer the members that say it
   */
  record Suggestion(
      SuggestionUse use,
      @Nullable String model,
      @Nullable Integer version,
      Map<String, JsonNode> answer) {}

  /** What a row itself answers, as one person's answer. */
  static RawAnswer ofRow(String by, Map<String, JsonNode> answer) {
    return new RawAnswer(0, by, null, answer, null, false, null, null, null);
  }

  /** The same by this person. */
  RawAnswer by(String person) {
    return new RawAnswer(number, person, at, answer, skip, flagged, note, seconds, suggestion);
  }

  /** The same with other members. */
  RawAnswer with(UnaryOperator<Map<String, JsonNode>> change) {
    return new RawAnswer(
        number,
        by,
        at,
        change.apply(answer),
        skip,
        flagged,
        note,
        seconds,
        suggestion == null
            ? null
            : new Suggestion(
                suggestion.use(),
                suggestion.model(),
                suggestion.version(),
                change.apply(suggestion.answer())));
  }

  /** Where it stands, to be put behind a reason. */
  String place() {
    return number == 0 ? "" : " (annotation " + number + ")";
  }

  /** Leaves out what belongs to a person. */
  @Override
  public String toString() {
    return "RawAnswer[number=" + number + "]";
  }
}
