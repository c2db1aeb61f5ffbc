package dev.attune.console.runs;

import dev.attune.console.platform.Page;
import dev.attune.console.platform.runs.Run;
import dev.attune.console.platform.runs.RunsApi;
import dev.attune.console.web.Html;
import dev.attune.console.web.Htmx;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** All training runs of an organisation. */
@Path("/{tenant}/runs")
@RunOnVirtualThread
public class RunsResource {

  private static final int PAGE = 30;
  private static final List<String> STATES =
      List.of("queued", "running", "succeeded", "failed", "cancelled");

  private final RunsApi runs;
  private final Htmx htmx;

  public RunsResource(@RestClient RunsApi runs, Htmx htmx) {
    this.runs = runs;
    this.htmx = htmx;
  }

  @CheckedTemplate(basePath = "runs")
  static class Templates {
    private Templates() {}

    static native TemplateInstance list(Page<Run> runs, List<String> states, String state);

    static native TemplateInstance table(Page<Run> runs, String state);
  }

  @GET
  public Response list(
      String tenant,
      @QueryParam("state") @Nullable String state,
      @QueryParam("after") @Nullable String after) {
    var wanted = state != null && STATES.contains(state) ? state : null;
    var page = runs.list(tenant, wanted, null, PAGE, after);
    var shown = wanted == null ? "" : wanted;
    return Html.ok(
        htmx.wantsFragment() ? Templates.table(page, shown) : Templates.list(page, STATES, shown));
  }
}
