package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says about an example: an answer, or why there is none.
 *
 * @param answer by the task's type, as in JSON Lines: {@code {"label": "joy"}}, {@code {"labels":
 *     [..]}}, {@code {"entities": [..]}}, {@code {"values": {..}}}, {@code {"outputs": {..}}}
 * @param skip why there is no answer
 * @param flag whether a reviewer should have a look
 * @param note for the reviewer
 * @param seconds how long it took
 * @param labelsSeen id of the newest change of labels that the author knew of, empty for none; the
 *     answer is refused when there were others since. Not checked when it is not said
 */
@Schema(name = "NewAnswer")
public record NewAnswer(
    @Schema(implementation = Object.class, nullable = true, examples = "{\"label\": \"joy\"}")
        @Nullable JsonNode answer,
    @Schema(nullable = true) @Nullable Skip skip,
    @Schema(nullable = true, examples = "false") @Nullable Boolean flag,
    @Schema(nullable = true, examples = "Could be irony.") @Nullable @Size(max = 2000) String note,
    @Schema(nullable = true, examples = "4") @Nullable @Min(0) @Max(NewAnswer.MOST_SECONDS) Integer seconds,
    @Schema(nullable = true, examples = "019ac7e6-2f4b-7d11-9c3a-5b8e0d6f1a27")
        @Nullable @Pattern(regexp = NewAnswer.CHANGE, message = NewAnswer.CHANGE_MESSAGE) String labelsSeen) {
  /** A day. */
  public static final int MOST_SECONDS = 86_400;

  static final String CHANGE = "([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})?";
  static final String CHANGE_MESSAGE = "must be the id of a change of labels, or empty";

  boolean flagged() {
    return flag != null && flag;
  }
}
