package dev.attune.gateway.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A problem document as RFC 9457 has it.
 *
 * @param type always {@code about:blank}: the status says what kind of problem it is
 * @param title the status in words
 * @param status the HTTP status
 * @param detail what went wrong with this request, as a sentence
 * @param errors what is wrong where, when it can be told by member
 * @param requestId names this request in the logs; also in the header {@code X-Request-Id}
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors,
    String requestId) {
  /** The media type of problem documents. */
  public static final String MEDIA_TYPE = "application/problem+json";
}
