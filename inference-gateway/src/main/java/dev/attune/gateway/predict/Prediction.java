package dev.attune.gateway.predict;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The answer to one input.
 *
 * @param id names this prediction, for feedback on it
 * @param version the version that answered; differs from the answer's own when the canary did
 * @param outcome what it says, whose members stand beside these
 * @param truncated whether the end of the text was beyond what the model reads
 */
@Schema(
    description = "Beside these members, those of the model's task.",
    anyOf = {
      Outcome.OfLabel.class,
      Outcome.OfLabelSet.class,
      Outcome.OfTokens.class,
      Outcome.OfValues.class,
      Outcome.OfOutputs.class
    })
public record Prediction(
    UUID id,
    int version,
    @JsonUnwrapped @Schema(hidden = true) Outcome outcome,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean truncated) {}
