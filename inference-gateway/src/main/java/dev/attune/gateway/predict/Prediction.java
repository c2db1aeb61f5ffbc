package dev.attune.gateway.predict;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.UUID;

/**
 * The answer to one input of a single-label model.
 *
 * @param id names this prediction, for feedback on it
 * @param version the version that answered; differs from the answer's own when the canary did
 * @param label the most probable label
 * @param confidence its calibrated probability
 * @param scores calibrated probabilities by label, best first
 * @param truncated whether the end of the text was beyond what the model reads
 */
public record Prediction(
    UUID id,
    int version,
    String label,
    float confidence,
    Map<String, Float> scores,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean truncated) {}
