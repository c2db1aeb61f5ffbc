package dev.attune.api.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One thing that is wrong, with the field or the line of an upload in which it is. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemError(
    @Schema(examples = "task.labels") @Nullable String field,
    @Schema(description = "Line of an upload, from 1.") @Nullable Long line,
    @Schema(examples = "must not be blank") String message) {

  /** An error in a member of the body, or in a parameter of the query. */
  public static ProblemError inField(String field, String message) {
    return new ProblemError(field, null, message);
  }

  /** An error in a line of an upload, counted from 1. */
  public static ProblemError inLine(long line, String message) {
    return new ProblemError(null, line, message);
  }
}
