package dev.attune.api.labels;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of a label.
 *
 * @param output the output of a joint task that has the label; none in other tasks
 * @param label the label, or in a regression the scale
 * @param to its new name; or the label that takes its answers, which a delete has where they move
 * @param answers of a delete: what becomes of the answers that have the label; without it a label
 *     that answers have is not deleted
 */
@Schema(name = "NewLabelChange")
public record NewLabelChange(
    @NotNull Action action,
    @Schema(nullable = true) @Nullable @Size(max = 64) String output,
    @Schema(examples = "cheerful") @NotNull @Size(min = 1, max = 64) String label,
    @Schema(examples = "joy", nullable = true) @Nullable @Size(min = 1, max = 64) String to,
    @Schema(nullable = true) @Nullable Fate answers) {

  /** What is done. */
  public enum Action {
    /** It gets another name. */
    @JsonProperty("rename")
    RENAME,
    /** It becomes one with another label. */
    @JsonProperty("merge")
    MERGE,
    /** It goes. */
    @JsonProperty("delete")
    DELETE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What becomes of the answers that have a deleted label. */
  public enum Fate {
    /** They have another label instead. */
    @JsonProperty("move")
    MOVE,
    /** They lose the label, or the entities that have it, and keep the rest. */
    @JsonProperty("strip")
    STRIP,
    /** They are taken back as a whole: examples are unlabelled, people are asked again. */
    @JsonProperty("discard")
    DISCARD;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
