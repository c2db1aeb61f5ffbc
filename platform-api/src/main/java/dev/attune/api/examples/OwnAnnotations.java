package dev.attune.api.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.annotation.Skip;
import dev.attune.api.annotation.SuggestionUse;
import dev.attune.api.gold.BadGoldException;
import dev.attune.api.gold.GoldForm;
import dev.attune.api.problems.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads people's answers as our exports write them: a list of objects, each somebody's answer. What
 * was sent back to its author and not answered anew is none.
 */
record OwnAnnotations(GoldForm form) {
  private static final String BY = "by";
  private static final String AT = "at";
  private static final String ANSWER = "answer";
  private static final String SKIPPED = "skipped";
  private static final String FLAGGED = "flagged";
  private static final String RETURNED = "returned";
  private static final String SECONDS = "seconds";
  private static final String NOTE = "note";
  private static final String SUGGESTION = "suggestion";
  private static final Set<String> MEMBERS =
      Set.of(BY, AT, ANSWER, SKIPPED, FLAGGED, RETURNED, SECONDS, NOTE, SUGGESTION);

  /** The answers in a list. */
  List<RawAnswer> of(JsonNode list) throws BadGoldException {
    if (list.isNull()) {
      return List.of();
    }
    if (!list.isArray()) {
      throw new BadGoldException("has annotations that are not a list");
    }
    List<RawAnswer> answers = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      JsonNode one = list.get(i);
      try {
        if (!truth(one, RETURNED)) {
          answers.add(answer(i + 1, one));
        }
      } catch (BadGoldException e) {
        throw new BadGoldException(e.reason() + " (annotation " + (i + 1) + ")");
      }
    }
    return answers;
  }

  /** The JSON in a cell or a comment. */
  static JsonNode json(String written) throws BadGoldException {
    try {
      return JsonLinesRows.READER.readTree(written);
    } catch (JsonProcessingException e) {
      throw new BadGoldException("has annotations that are not well-formed JSON");
    }
  }

  private RawAnswer answer(int number, JsonNode one) throws BadGoldException {
    if (!one.isObject()) {
      throw new BadGoldException("has an annotation that is not an object");
    }
    List<String> unknown =
        one.propertyStream()
            .map(Map.Entry::getKey)
            .filter(name -> !MEMBERS.contains(name))
            .toList();
    if (!unknown.isEmpty()) {
      throw new BadGoldException(
          "has an annotation with unknown members: " + Excerpt.ofAll(unknown));
    }
    String skipped = text(one, SKIPPED);
    return new RawAnswer(
        number,
        one.path(BY).isIntegralNumber() ? one.path(BY).asText() : text(one, BY),
        text(one, AT),
        one.hasNonNull(ANSWER) ? said(one.path(ANSWER)) : Map.of(),
        skipped == null ? null : skip(skipped),
        truth(one, FLAGGED),
        text(one, NOTE),
        seconds(one.path(SECONDS)),
        suggestion(one.path(SUGGESTION)));
  }

  /** In a column an answer is JSON in a string, whose members are those of the task. */
  private Map<String, JsonNode> said(JsonNode answer) throws BadGoldException {
    JsonNode whole = answer.isTextual() ? json(answer.textValue()) : answer;
    if (!whole.isObject()) {
      throw new BadGoldException("has an answer that is not an object");
    }
    return form.ofAnswer(whole);
  }

  private static Skip skip(String word) throws BadGoldException {
    return Skip.find(word)
        .orElseThrow(
            () ->
                new BadGoldException(
                    "has the unknown reason "
                        + Excerpt.of(word)
                        + " in skipped; known are: "
                        + Skip.words()));
  }

  private RawAnswer.@Nullable Suggestion suggestion(JsonNode given) throws BadGoldException {
    if (given.isMissingNode() || given.isNull()) {
      return null;
    }
    return new RawAnswer.Suggestion(
        use(text(given, "use")),
        text(given, "model"),
        isWhole(given.path("version")) ? given.path("version").intValue() : null,
        ofTask(given.path(ANSWER)));
  }

  private static SuggestionUse use(@Nullable String word) throws BadGoldException {
    return Optional.ofNullable(word)
        .flatMap(SuggestionUse::find)
        .orElseThrow(
            () ->
                new BadGoldException(
                    "has a suggestion whose use is none of: " + SuggestionUse.words()));
  }

  /** Of a suggestion with labels that the task no longer has nothing is kept. */
  private Map<String, JsonNode> ofTask(JsonNode answer) {
    try {
      return said(answer);
    } catch (BadGoldException e) {
      return Map.of();
    }
  }

  private static @Nullable Integer seconds(JsonNode given) throws BadGoldException {
    if (given.isMissingNode() || given.isNull()) {
      return null;
    }
    if (!isWhole(given) || given.intValue() < 0) {
      throw new BadGoldException("has seconds that are not a whole number");
    }
    return given.intValue();
  }

  private static boolean isWhole(JsonNode number) {
    return number.isIntegralNumber() && number.canConvertToInt();
  }

  private static @Nullable String text(JsonNode object, String name) throws BadGoldException {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw new BadGoldException("has a member " + Excerpt.of(name) + " that is not a string");
    }
    return value.textValue();
  }

  private static boolean truth(JsonNode object, String name) throws BadGoldException {
    JsonNode value = object.path(name);
    if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
      throw new BadGoldException(
          "has a member " + Excerpt.of(name) + " that is neither true nor false");
    }
    return value.asBoolean(false);
  }
}
