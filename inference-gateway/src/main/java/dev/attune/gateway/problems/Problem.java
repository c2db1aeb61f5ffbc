package dev.attune.gateway.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A problem document as RFC 9457 has it.
 *
 * @param type {@code about:blank} where the status says what kind of problem it is
 * @param title the status in words
 * @param status the HTTP status
 * @param detail what went wrong with this request, as a sentence
 * @param errors what is wrong where, when it can be told by member
 * @param violatedPolicies the limits that were reached, by the names of {@code RateLimit-Policy}
 * @param requestId names this request in the logs; also in the header {@code X-Request-Id}
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors,
    @JsonProperty("violated-policies") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> violatedPolicies,
    String requestId) {
  /** The media type of problem documents. */
  public static final String MEDIA_TYPE = "application/problem+json";
}
