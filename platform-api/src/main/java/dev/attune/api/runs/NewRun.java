package dev.attune.api.runs;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks for.
 *
 * @param model the model that gets a new version; made when there is none of that name
 * @param dataset by id or name
 * @param snapshot the data set's latest when not said
 * @param hyperparameters what is to differ from the method's defaults
 * @param search asked for when they are to be searched; without it they are used as they are
 */
public record NewRun(
    @Schema(examples = "feelings-en")
        @NotNull @Pattern(
            regexp = "[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?",
            message =
                "must have 1 to 63 lower-case letters, digits, dots, hyphens or underscores, and begin and end with a letter or digit")
        String model,
    @Schema(examples = "feelings") @NotBlank String dataset,
    @Schema(examples = "1", nullable = true) @Nullable @Positive Integer snapshot,
    @Schema(examples = "minilm-l6-en") @NotBlank String baseModel,
    @Schema(examples = "lora") @NotBlank String method,
    @Schema(implementation = Object.class, examples = "{\"epochs\": 3}", nullable = true)
        @Nullable JsonNode hyperparameters,
    @Schema(nullable = true) @Nullable @Valid Search search) {

  /**
   * A search for better hyperparameters before the training, by successive halving.
   *
   * @param trials how many settings are tried, those given among them
   */
  public record Search(@Schema(examples = "8") @NotNull @Min(2) @Max(32) Integer trials) {}
}
