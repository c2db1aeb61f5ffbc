package dev.attune.api.limits;

import dev.attune.api.security.Allowed;
import dev.attune.api.security.AllowedToOperators;
import dev.attune.api.security.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tenants/{tenant}/limits")
@Tag(name = "Usage and audit log")
@RunOnVirtualThread
class LimitsResource {
  private final TenantLimits limits;

  LimitsResource(TenantLimits limits) {
    this.limits = limits;
  }

  @GET
  @Allowed({Role.OWNER, Role.MANAGER, Role.AUDITOR})
  @AllowedToOperators
  @Operation(
      summary = "Show what the tenant may ask, and what it has asked this month",
      description = "Rates hold on each gateway, monthly quotas on all of them together.")
  public LimitsView get() {
    return limits.current();
  }

  @PUT
  @Allowed({})
  @AllowedToOperators
  @Operation(
      summary = "Grant a tenant its limits",
      description =
          "For operators of the platform. Replaces all of them; gateways follow within seconds.")
  public LimitsView grant(@Valid @NotNull GrantedLimits wanted) {
    return limits.grant(wanted);
  }
}
