package dev.attune.api.uploadedanswers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.annotation.Skip;
import dev.attune.api.annotation.SuggestionUse;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
    List<JsonNode> said =
        answers.stream().map(UploadedAnswer::answer).filter(Objects::nonNull).distinct().toList();
    return said.size() == 1 ? said.getFirst() : null;
  }

  /**
   * Whether a row's people agree, and the row says that nothing, or something else, is right.
   *
   * @param gold the row's label; null where there is none
   */
  public static boolean leaveOpen(List<UploadedAnswer> answers, @Nullable JsonNode gold) {
    JsonNode agreed = agreed(answers);
    return agreed != null && !agreed.equals(gold);
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
