package dev.attune.api.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A refusal, as RFC 9457 shapes it.
 *
 * @param errors what is wrong with which field or line, when that can be said
 * @param requestId what to quote when asking about it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A refusal (RFC 9457, application/problem+json).")
public record Problem(
    @Schema(examples = "about:blank") String type,
    @Schema(examples = "Not acceptable as it is") String title,
    @Schema(examples = "422") int status,
    @Schema(examples = "Some fields are not acceptable.") String detail,
    @Schema(description = "What is wrong with which field or line.")
        @Nullable List<ProblemError> errors,
    @Schema(examples = "0198c9f2-6a51-7c39-a6e8-0f1d6c1b7a55") String requestId) {

  /** The media type of a problem document. */
  public static final String MEDIA_TYPE = "application/problem+json";
}
