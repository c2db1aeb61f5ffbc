package dev.attune.api.datasets;

import dev.attune.data.tasks.Task;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A data set and what is in it.
 *
 * @param latestSnapshot null while none was taken
 */
@Schema(name = "Dataset")
public record DatasetView(
    UUID id,
    @Schema(examples = "feelings") String name,
    @Schema(enumeration = {"en", "zh", "mixed"}) String language,
    Task task,
    String guidelines,
    DatasetCounts counts,
    @Schema(nullable = true) @Nullable Integer latestSnapshot,
    @Schema(examples = "ling@example.org") String createdBy,
    Instant createdAt) {}
