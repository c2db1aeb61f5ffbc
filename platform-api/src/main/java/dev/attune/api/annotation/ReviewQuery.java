package dev.attune.api.annotation;

import dev.attune.api.problems.Refusal;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which items a reviewer asks for. */
public class ReviewQuery {
  private static final List<String> STATUSES =
      List.of("review", "flagged", "returned", "decided", "open");

  @QueryParam("status")
  @Parameter(
      description =
          "review: to be decided (the default); flagged; returned: an answer was sent back and no"
              + " reviewer has decided since; decided; open: answers are missing.",
      schema = @Schema(enumeration = {"review", "flagged", "returned", "decided", "open"}))
  @Nullable String status;

  /** The status asked for. */
  String status() {
    String asked = status == null ? "review" : status;
    if (!STATUSES.contains(asked)) {
      throw Refusal.malformed("status", "must be one of " + String.join(", ", STATUSES));
    }
    return asked;
  }
}
