package dev.attune.console.settings;

import dev.attune.console.platform.tenants.TenantsApi;
import dev.attune.console.platform.tenants.UsageByDay;
import dev.attune.console.platform.tenants.UsageByModel;
import dev.attune.console.web.CurrentFrame;
import dev.attune.console.web.Html;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** How much was asked, by day and by model, and what is left of the month's quota. */
@Path("/{tenant}/settings/usage")
@RunOnVirtualThread
public class UsageResource {

  private final TenantsApi tenants;
  private final CurrentFrame frame;
  private final Clock clock;

  public UsageResource(@RestClient TenantsApi tenants, CurrentFrame frame, Clock clock) {
    this.tenants = tenants;
    this.frame = frame;
    this.clock = clock;
  }

  @CheckedTemplate(basePath = "settings")
  static class Templates {
    private Templates() {}

    static native TemplateInstance usage(UsageReport report);
  }

  @GET
  public Response usage(String tenant, @QueryParam("days") @DefaultValue("30") String days) {
    frame.get().here().role().require(frame.get().here().role().isSeeingKeys());
    var span =
        UsageReport.SPANS.stream()
            .filter(known -> days.equals(known.toString()))
            .findFirst()
            .orElse(UsageReport.SPANS.getFirst());
    var today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
    var first = today.minusDays(span - 1L);
    var usage = tenants.usage(tenant, first, today).items();
    return Html.ok(
        Templates.usage(
            new UsageReport(
                tenants.limits(tenant),
                span,
                UsageByDay.of(usage, first, today),
                UsageByModel.of(usage))));
  }
}
