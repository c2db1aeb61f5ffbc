package dev.attune.console.platform.tenants;

import java.time.Instant;

/**
 * A person in an organisation.
 *
 * @param status {@code active}, or {@code invited} until the person first signs in
 */
public record Member(String id, String email, Role role, String status, Instant createdAt) {

  public boolean invited() {
    return "invited".equals(status);
  }
}
