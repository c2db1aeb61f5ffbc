package dev.attune.api.auditlog;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One deed. */
public record AuditEntry(
    @Schema(examples = "17") long seq,
    Instant at,
    @Schema(examples = "ling@example.org") String actor,
    @Schema(examples = "dataset.upload") String action,
    @Schema(examples = "feelings") String target,
    @Schema(implementation = Object.class, examples = "{\"accepted\": 1997, \"rejected\": 1}")
        JsonNode details) {}
