package dev.attune.console.settings;

import dev.attune.console.platform.tenants.AuditLogPage;
import dev.attune.console.platform.tenants.TenantsApi;
import dev.attune.console.web.CurrentFrame;
import dev.attune.console.web.Html;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** What anyone did, for owners and auditors. */
@Path("/{tenant}/settings/audit-log")
@RunOnVirtualThread
public class AuditLogResource {

  private static final int PAGE = 100;

  private final TenantsApi tenants;
  private final CurrentFrame frame;

  public AuditLogResource(@RestClient TenantsApi tenants, CurrentFrame frame) {
    this.tenants = tenants;
    this.frame = frame;
  }

  @CheckedTemplate(basePath = "settings")
  static class Templates {
    private Templates() {}

    static native TemplateInstance auditLog(AuditLogPage log);
  }

  @GET
  public Response log(String tenant, @QueryParam("after") @Nullable String after) {
    frame.get().here().role().require(frame.get().here().role().isSeeingAuditLog());
    return Html.ok(Templates.auditLog(tenants.auditLog(tenant, PAGE, after)));
  }
}
