package dev.attune.api.datasets;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many examples a data set has.
 *
 * @param labels by label, in the task's order
 * @param splits by {@code train}, {@code validation}, {@code test} and {@code none}
 */
public record DatasetCounts(
    long total,
    long labelled,
    @Schema(examples = "{\"joy\": 12, \"anger\": 9}") Map<String, Long> labels,
    @Schema(examples = "{\"train\": 15, \"validation\": 3, \"test\": 3, \"none\": 0}")
        Map<String, Long> splits) {}
