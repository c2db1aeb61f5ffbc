package dev.attune.api.labels;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A label, or a scale, and what has it.
 *
 * @param output of a joint task; null in other tasks
 * @param kind {@code label}, {@code out-of-scope} or {@code scale}
 * @param examples how many examples have it as their right answer
 * @param annotations how many answers of people have it
 */
@Schema(name = "LabelUse")
public record LabelUse(
    @Schema(nullable = true) @Nullable String output,
    @Schema(examples = "joy") String label,
    @Schema(enumeration = {"label", "out-of-scope", "scale"}) String kind,
    @Schema(examples = "118") long examples,
    @Schema(examples = "240") long annotations) {}
