package dev.attune.api.examples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.annotation.SuggestionUse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An example on its way out.
 *
 * @param origin how its answer came about; null when it has none, or nobody asked
 * @param askedBy in which order it was first put before somebody: {@code random}, {@code model} or
 *     {@code arrival}; null when it was not, or nobody asked
 * @param answers what people answered, in the order of their answers; empty when nobody asked
 */
record ExportedExample(
    ExampleView example, @Nullable Origin origin, @Nullable String askedBy, List<Answer> answers) {
  /**
   * How an answer came about.
   *
   * @param by the e-mails of who uploaded, answered or decided, separated by |; null when they are
   *     gone
   * @param how {@code upload}, {@code rule} (made of people's answers by the plan's rule) or {@code
   *     adjudication}
   */
  record Origin(@Nullable String by, Instant at, String how) {}

  /**
   * One person's answer.
   *
   * @param by their e-mail, or the name that an upload had; null when the person is gone, or the
   *     upload did not say
   * @param answer in the form of gold; null when it was skipped
   * @param skipped why
   * @param seconds how long it took; null when that is not known
   * @param note for the reviewer
   * @param suggestion what a model would have answered; null when there was nothing
   */
  record Answer(
      @Nullable String by,
      Instant at,
      @Nullable JsonNode answer,
      @Nullable String skipped,
      boolean flagged,
      boolean returned,
      @Nullable Integer seconds,
      @Nullable String note,
      @Nullable Suggestion suggestion) {}

  /**
   * What a model would have answered when a person was asked.
   *
   * @param model its name; null when the version is gone, or an upload did not say
   */
  record Suggestion(
      SuggestionUse use, @Nullable String model, @Nullable Integer version, JsonNode answer) {
    /** The version by its name: {@code mood/3}. */
    String name() {
      return version == null ? String.valueOf(model) : model + "/" + version;
    }
  }

  /** The text; never null, for only who reads texts exports. */
  String text() {
    return String.valueOf(example.text());
  }

  Map<String, String> meta() {
    return example.meta() == null ? Map.of() : example.meta();
  }

  /** How its answer came about; null when nobody asked, or nobody has answered. */
  @Nullable String how() {
    return origin != null ? origin.how() : answers.isEmpty() ? null : Columns.UNDECIDED;
  }

  /** What is said about the origin, by column; empty when nothing is. */
  Map<String, String> provenance() {
    Map<String, String> columns = new LinkedHashMap<>();
    if (origin != null) {
      if (origin.by() != null) {
        columns.put(Columns.LABELLED_BY, origin.by());
      }
      columns.put(Columns.LABELLED_AT, origin.at().toString());
    }
    String how = how();
    if (how != null) {
      columns.put(Columns.LABELLED_HOW, how);
    }
    if (askedBy != null) {
      columns.put(Columns.ASKED_BY, askedBy);
    }
    return columns;
  }
}
