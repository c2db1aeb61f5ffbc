package dev.attune.api.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A version of a model: what came of one training run, and never changes.
 *
 * @param metrics in full where one version is asked for; without tables, outputs, slices and
 *     mistakes in lists
 * @param lineage what it was made from; stays when the data set goes
 * @param serving how it serves now: {@code production}, {@code canary}, {@code shadow}
 */
@Schema(name = "ModelVersion")
public record VersionView(
    @Schema(examples = "feelings-en") String model,
    @Schema(examples = "2") int number,
    @Schema(examples = "lora") String method,
    @Schema(examples = "minilm-l6-en") String baseModel,
    @Schema(
            implementation = Object.class,
            examples = "{\"type\": \"single-label\", \"labels\": [\"joy\", \"anger\"]}")
        JsonNode task,
    @Schema(
            implementation = Object.class,
            examples =
                "{\"task\": \"single-label\", \"test\": {\"type\": \"single-label\", \"examples\": 1421, \"headline\": {\"name\": \"macroF1\", \"value\": 0.77, \"low\": 0.74, \"high\": 0.79}}}")
        JsonNode metrics,
    @Schema(
            implementation = Object.class,
            examples =
                "{\"dataset\": \"feelings\", \"snapshot\": 1, \"baseModel\": \"minilm-l6-en\", \"seed\": 7}")
        JsonNode lineage,
    @Schema(examples = "[\"production\"]") List<String> serving,
    Instant createdAt) {}
