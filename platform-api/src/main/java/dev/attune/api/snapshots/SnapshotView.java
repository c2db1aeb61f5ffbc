package dev.attune.api.snapshots;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A snapshot.
 *
 * @param contentHash SHA-256 over the task and over digest, label, split and, where people
 *     annotated it, votes of every example
 */
@Schema(name = "Snapshot")
public record SnapshotView(
    @Schema(examples = "1") int number,
    @Schema(examples = "7d5e4b0c2a...") String contentHash,
    SnapshotCounts counts,
    @Schema(
            implementation = Object.class,
            examples =
                "{\"splits\": {\"train\": 0.8, \"validation\": 0.1, \"test\": 0.1}, \"seed\": 7}")
        JsonNode rule,
    @Schema(
            implementation = Object.class,
            examples = "{\"type\": \"single-label\", \"labels\": [\"joy\", \"anger\"]}")
        JsonNode task,
    @Schema(examples = "ling@example.org") String createdBy,
    Instant createdAt) {}
