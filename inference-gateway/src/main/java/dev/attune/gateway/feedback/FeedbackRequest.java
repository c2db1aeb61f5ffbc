package dev.attune.gateway.feedback;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What would have been right; the one member of the version's task, and perhaps a comment. To the
 * API's documentation only: the body is read by what the version's task allows.
 */
@Schema(name = "Feedback")
record FeedbackRequest(
    @Schema(description = "Of single-label tasks; null when none fits, where the task has that.")
        @Nullable String label,
    @Schema(description = "Of multi-label tasks.") List<String> labels,
    @Schema(description = "Of token tasks: all entities of the text, in code points.")
        List<RightEntity> entities,
    @Schema(description = "Of regression tasks: numbers by the name of the scale.")
        Map<String, Double> values,
    @Schema(description = "Of joint tasks: by the name of the output, all of them or some.")
        Map<String, Object> outputs,
    @Schema(description = "1 to 2,000 characters; stored encrypted.", maxLength = 2000)
        @Nullable String comment) {

  /** A stretch of the text. */
  record RightEntity(String label, int start, int end) {}
}
