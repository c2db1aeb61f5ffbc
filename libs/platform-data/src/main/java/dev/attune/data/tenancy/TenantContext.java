package dev.attune.data.tenancy;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tenant of the current request or unit of work; none until the door has resolved it. */
@RequestScoped
public class TenantContext {
  private @Nullable UUID tenantId;

  /** The tenant, or nothing: then the database shows no tenant's rows. */
  public Optional<UUID> tenantId() {
    return Optional.ofNullable(tenantId);
  }

  /** The tenant of work that cannot go on without one. */
  public UUID required() {
    return tenantId()
        .orElseThrow(() -> new IllegalStateException("No tenant is set for this work."));
  }

  void set(@Nullable UUID tenantId) {
    this.tenantId = tenantId;
  }
}
