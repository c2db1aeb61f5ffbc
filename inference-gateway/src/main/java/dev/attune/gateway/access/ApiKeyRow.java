package dev.attune.gateway.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API key as the database has it.
 *
 * @param slug the slug of the key's tenant
 * @param secretHash SHA-256 of the secret
 * @param models names of the models that it may ask; empty for all
 * @param rates how fast it may ask
 */
@SuppressWarnings("ArrayRecordComponent") // a hash that is compared and never changed
record ApiKeyRow(
    UUID tenantId,
    String slug,
    byte[] secretHash,
    Set<String> scopes,
    Set<String> models,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    Rates rates) {

  boolean expired(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }

  boolean revoked() {
    return revokedAt != null;
  }
}
