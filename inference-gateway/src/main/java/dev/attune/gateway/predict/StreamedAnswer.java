package dev.attune.gateway.predict;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.attune.gateway.problems.FieldError;
import dev.attune.gateway.problems.ProblemException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One line of a streamed answer; it has either a prediction or an error.
 *
 * @param line the number of the line of the request, from 1
 */
@Schema(name = "StreamedAnswer")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StreamedAnswer(
    long line, @Nullable Prediction prediction, @Nullable LineError error) {

  /**
   * What is wrong with a line, or why it was not answered.
   *
   * @param status the HTTP status that it would have had by itself
   */
  @Schema(name = "LineError")
  public record LineError(
      int status,
      String detail,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

    static LineError of(ProblemException problem) {
      return new LineError(
          problem.status(), String.valueOf(problem.getMessage()), problem.errors());
    }
  }

  static StreamedAnswer of(long line, Prediction prediction) {
    return new StreamedAnswer(line, prediction, null);
  }

  static StreamedAnswer of(long line, LineError error) {
    return new StreamedAnswer(line, null, error);
  }
}
