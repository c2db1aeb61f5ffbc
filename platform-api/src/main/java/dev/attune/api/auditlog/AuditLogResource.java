package dev.attune.api.auditlog;

import dev.attune.api.paging.PageQuery;
import dev.attune.api.security.Allowed;
import dev.attune.api.security.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tenants/{tenant}/audit-log")
@Tag(name = "Usage and audit log")
@RunOnVirtualThread
class AuditLogResource {
  private final AuditTrail trail;

  AuditLogResource(AuditTrail trail) {
    this.trail = trail;
  }

  @GET
  @Allowed({Role.OWNER, Role.AUDITOR})
  @Operation(
      summary = "List what anyone did, newest first",
      description = "Says also whether the log's hash chain is unbroken.")
  public AuditPage list(@BeanParam PageQuery page) {
    return trail.list(page);
  }
}
