package dev.attune.api.examples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.annotation.NewAnswer;
import dev.attune.api.gold.BadGoldException;
import dev.attune.api.gold.GoldForm;
import dev.attune.api.uploadedanswers.AnnotatorName;
import dev.attune.api.uploadedanswers.UploadedAnswer;
import dev.attune.api.uploadedanswers.UploadedAnswers;
import dev.attune.data.text.PlainText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides whether what people answered may be stored. No reason has a name in it. */
final class PeopleCheck {
  private static final int MAX_MODEL = 200;
  private static final int MAX_NOTE = 2_000;
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private final GoldForm form;

  PeopleCheck(GoldForm form) {
    this.form = form;
  }

  /** The answers as they are stored. */
  List<UploadedAnswer> checked(List<RawAnswer> people, String text) throws BadGoldException {
    if (people.size() > UploadedAnswers.MOST_PEOPLE) {
      throw new BadGoldException(
          "has " + people.size() + " annotations; " + UploadedAnswers.MOST_PEOPLE + " are allowed");
    }
    List<UploadedAnswer> answers = new ArrayList<>(people.size());
    Set<String> names = new HashSet<>();
    for (RawAnswer person : people) {
      try {
        UploadedAnswer answer = checked(person, text);
        if (answer.by() != null && !names.add(answer.by())) {
          throw new BadGoldException("has a second answer of the same person");
        }
        answers.add(answer);
      } catch (BadGoldException e) {
        throw new BadGoldException(e.reason() + person.place());
      }
    }
    return answers;
  }

  private static @Nullable Integer seconds(@Nullable Integer given) throws BadGoldException {
    if (given != null && (given < 0 || given > NewAnswer.MOST_SECONDS)) {
      throw new BadGoldException("has seconds that are not from 0 to " + NewAnswer.MOST_SECONDS);
    }
    return given;
  }

  private UploadedAnswer checked(RawAnswer person, String text) throws BadGoldException {
    JsonNode answer = form.stored(person.answer(), text);
    if ((answer == null) == (person.skip() == null)) {
      throw new BadGoldException(
          answer == null ? "has neither an answer nor skipped" : "has both an answer and skipped");
    }
    return new UploadedAnswer(
        name(person.by()),
        time(person.at()),
        answer,
        person.skip(),
        person.flagged(),
        note(person.note()),
        seconds(person.seconds()),
        suggested(person.suggestion(), text));
  }

  /** A person's name as it is kept; null where there is none. */
  static @Nullable String name(@Nullable String given) throws BadGoldException {
    if (given == null || given.isBlank()) {
      return null;
    }
    String name = AnnotatorName.normalised(given);
    Optional<String> fault = AnnotatorName.fault(name);
    if (fault.isPresent()) {
      throw new BadGoldException("names its annotator " + fault.get());
    }
    return name;
  }

  private static @Nullable String note(@Nullable String given) throws BadGoldException {
    if (given == null || given.isBlank()) {
      return null;
    }
    if (given.length() > MAX_NOTE || !PlainText.isStorable(given)) {
      throw new BadGoldException(
          "has a note of more than " + MAX_NOTE + " characters, or with a NUL in it");
    }
    return given;
  }

  private static @Nullable Instant time(@Nullable String given) throws BadGoldException {
    if (given == null || given.isBlank()) {
      return null;
    }
    try {
      Instant at = OffsetDateTime.parse(given).toInstant();
      if (!at.isBefore(EARLIEST) && at.isBefore(LATEST)) {
        return at;
      }
    } catch (DateTimeException e) {
      // Said below.
    }
    throw new BadGoldException("was not given at a time like 2026-03-02T09:30:00Z");
  }

  /** Of a suggestion that is no answer of the task nothing is kept. */
  private UploadedAnswer.@Nullable Suggested suggested(
      RawAnswer.@Nullable Suggestion given, String text) {
    if (given == null || given.answer().isEmpty()) {
      return null;
    }
    try {
      JsonNode answer = form.stored(given.answer(), text);
      return answer == null
          ? null
          : new UploadedAnswer.Suggested(
              given.use(), model(given.model()), number(given.version()), answer);
    } catch (BadGoldException e) {
      return null;
    }
  }

  private static @Nullable String model(@Nullable String given) {
    return given == null
            || given.isBlank()
            || given.length() > MAX_MODEL
            || !PlainText.isStorable(given)
        ? null
        : given;
  }

  private static @Nullable Integer number(@Nullable Integer given) {
    return given == null || given < 0 ? null : given;
  }
}
