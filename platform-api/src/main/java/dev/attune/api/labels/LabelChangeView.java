package dev.attune.api.labels;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of a label.
 *
 * @param output of a joint task; null in other tasks
 * @param to its new name, or the label that its answers have now
 * @param answers of a delete, what became of the answers; null where there were none
 * @param examples how many examples had it as their right answer
 * @param annotations how many answers of people had it
 */
@Schema(name = "LabelChange")
public record LabelChangeView(
    UUID id,
    @Schema(enumeration = {"rename", "merge", "delete"}) String action,
    @Schema(nullable = true) @Nullable String output,
    @Schema(examples = "cheerful") String label,
    @Schema(examples = "joy", nullable = true) @Nullable String to,
    @Schema(
            enumeration = {"move", "strip", "discard"},
            nullable = true)
        @Nullable String answers,
    @Schema(examples = "118") long examples,
    @Schema(examples = "240") long annotations,
    @Schema(examples = "ling@example.org") String by,
    Instant at) {

  /** Whether answers go on without the label. */
  public boolean strips() {
    return "strip".equals(answers);
  }
}
