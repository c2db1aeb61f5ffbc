package dev.attune.api.uploadedanswers;

import jakarta.validation.constraints.NotBlank;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Another name for somebody who answered elsewhere. */
@Schema(name = "NewAnnotatorName")
public record NewName(
    @Schema(examples = "worker 17") @NotBlank String name,
    @Schema(
            examples = "false",
            nullable = true,
            description =
                "Whether both are one person from then on where somebody has the name already, which"
                    + " cannot be undone; refused (409) when it is false. They are when it is not said.")
        @Nullable Boolean unite) {

  /** Leaves out what belongs to a person. */
  @Override
  public String toString() {
    return "NewName";
  }
}
