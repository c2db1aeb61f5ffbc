package dev.attune.api.keys;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A key without its secret.
 *
 * @param models the only models it may ask; empty for all
 */
@Schema(name = "ApiKey")
public record ApiKeyView(
    @Schema(examples = "k3v9x0q2m7a1b8cd") String id,
    @Schema(examples = "Contact centre") String name,
    @Schema(examples = "[\"predict\"]") List<String> scopes,
    @Schema(examples = "[\"feelings\"]") List<String> models,
    @Schema(nullable = true) @Nullable Instant expiresAt,
    @Schema(nullable = true) @Nullable Instant revokedAt,
    @Schema(examples = "ling@example.org") String createdBy,
    Instant createdAt) {}
