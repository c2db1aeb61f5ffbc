package dev.attune.console.platform.tenants;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key of a client app.
 *
 * @param models names of the models that it may ask; empty for all
 * @param limits its own, beside those of the organisation
 * @param key the key itself, in the answer that creates it and never again
 */
public record ApiKey(
    String id,
    String name,
    List<String> scopes,
    List<String> models,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    Rates limits,
    @Nullable String createdBy,
    Instant createdAt,
    @Nullable String key) {

  public boolean revoked() {
    return revokedAt != null;
  }

  public boolean expired() {
    return revokedAt == null && expiresAt != null && expiresAt.isBefore(Instant.now());
  }
}
