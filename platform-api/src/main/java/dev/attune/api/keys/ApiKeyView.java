package dev.attune.api.keys;

import dev.attune.api.limits.Rates;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A key without its secret.
 *
 * @param models the only models it may ask; empty for all
 * @param limits its own, beside those of the tenant
 */
@Schema(name = "ApiKey")
public record ApiKeyView(
    @Schema(examples = "k3v9x0q2m7a1b8cd") String id,
    @Schema(examples = "Contact centre") String name,
    @Schema(examples = "[\"predict\"]") List<String> scopes,
    @Schema(examples = "[\"feelings\"]") List<String> models,
    @Schema(nullable = true) @Nullable Instant expiresAt,
    @Schema(nullable = true) @Nullable Instant revokedAt,
    Rates limits,
    @Schema(examples = "ling@example.org") String createdBy,
    Instant createdAt) {}
