package dev.attune.api.examples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.annotation.NewAnswer;
import dev.attune.api.annotation.Skip;
import dev.attune.api.annotation.SuggestionUse;
import dev.attune.api.gold.BadGoldException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads who gave an annotation of Label Studio, when, and which prediction it began with, beside
 * what it answers.
 */
record LabelStudioAnnotation(LabelStudioAnswer answers) {
  /** How our exports name a version. */
  private static final Pattern VERSION = Pattern.compile("(.+)/(\\d{1,9})");

  /** A day is longer than anybody looks at a text; the clock went on without them. */
  private static final double MOST_SECONDS = NewAnswer.MOST_SECONDS;

  /** Somebody's answer; a cancelled annotation is a skip. */
  RawAnswer of(int number, JsonNode annotation, String text) throws BadGoldException {
    boolean skipped = annotation.path("was_cancelled").asBoolean(false);
    return new RawAnswer(
        number,
        by(annotation.path("completed_by")),
        at(annotation),
        skipped ? Map.of() : answers.of(annotation, text),
        skipped
            ? Skip.find(annotation.path(LabelStudioSink.SKIPPED).asText()).orElse(Skip.OTHER)
            : null,
        annotation.path(LabelStudioSink.FLAGGED).asBoolean(false),
        annotation.path(LabelStudioSink.NOTE).textValue(),
        seconds(annotation.path("lead_time")),
        suggestion(annotation.path("prediction"), text));
  }

  /** Label Studio names a person by number, or says more; the e-mail is the same everywhere. */
  private static @Nullable String by(JsonNode completedBy) {
    if (completedBy.isObject()) {
      String email = completedBy.path("email").asText("");
      return email.isBlank() ? by(completedBy.path("id")) : email;
    }
    return completedBy.isTextual() || completedBy.isIntegralNumber() ? completedBy.asText() : null;
  }

  private static @Nullable String at(JsonNode annotation) {
    String updated = annotation.path("updated_at").textValue();
    return updated == null ? annotation.path("created_at").textValue() : updated;
  }

  private static @Nullable Integer seconds(JsonNode leadTime) {
    double seconds = leadTime.asDouble(-1);
    return leadTime.isNumber() && seconds >= 0 && seconds <= MOST_SECONDS
        ? (int) Math.round(seconds)
        : null;
  }

  /** A prediction that is no answer of the task is left out: a model may know other labels. */
  private RawAnswer.@Nullable Suggestion suggestion(JsonNode prediction, String text) {
    if (!prediction.path("result").isArray() || prediction.path("result").isEmpty()) {
      return null;
    }
    try {
      String model = prediction.path("model_version").asText("");
      Matcher version = VERSION.matcher(model);
      boolean numbered = version.matches();
      return new RawAnswer.Suggestion(
          SuggestionUse.SHOWN,
          numbered ? version.group(1) : model.isBlank() ? null : model,
          numbered ? Integer.valueOf(version.group(2)) : null,
          answers.of(prediction, text));
    } catch (BadGoldException e) {
      return null;
    }
  }
}
