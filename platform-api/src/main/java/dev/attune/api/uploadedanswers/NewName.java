package dev.attune.api.uploadedanswers;

import jakarta.validation.constraints.NotBlank;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Another name for somebody who answered elsewhere. */
@Schema(name = "NewAnnotatorName")
public record NewName(@Schema(examples = "worker 17") @NotBlank String name) {

  /** Leaves out what belongs to a person. */
  @Override
  public String toString() {
    return "NewName";
  }
}
