package dev.attune.gateway.predict;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.attune.gateway.explain.Explanation;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one input.
 *
 * @param id names this prediction, for feedback on it
 * @param version the version that answered; differs from the answer's own when the canary did
 * @param outcome what it says, whose members stand beside these
 * @param truncated whether the end of the text was beyond what the model reads
 * @param explanation where one was asked for
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
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean truncated,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Explanation explanation) {}
