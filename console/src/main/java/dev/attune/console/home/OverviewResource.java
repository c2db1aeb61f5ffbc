package dev.attune.console.home;

import dev.attune.console.platform.Page;
import dev.attune.console.platform.annotation.PausedAnnotator;
import dev.attune.console.platform.annotation.WaitingWork;
import dev.attune.console.platform.datasets.DatasetsApi;
import dev.attune.console.platform.models.ModelsApi;
import dev.attune.console.platform.runs.Run;
import dev.attune.console.platform.runs.RunsApi;
import dev.attune.console.platform.tenants.TenantsApi;
import dev.attune.console.platform.tenants.Usage;
import dev.attune.console.platform.tenants.UsageByDay;
import dev.attune.console.web.CurrentFrame;
import dev.attune.console.web.Html;
import dev.attune.console.web.Htmx;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** What needs the reader, what serves now, and how much was asked lately. */
@Path("/{tenant}")
@RunOnVirtualThread
public class OverviewResource {

  private static final int MANY = 100;
  private static final int DAYS = 30;

  private final RunsApi runs;
  private final DatasetsApi datasets;
  private final ModelsApi models;
  private final TenantsApi tenants;
  private final CurrentFrame frame;
  private final Htmx htmx;
  private final Clock clock;

  public OverviewResource(
      @RestClient RunsApi runs,
      @RestClient DatasetsApi datasets,
      @RestClient ModelsApi models,
      @RestClient TenantsApi tenants,
      CurrentFrame frame,
      Htmx htmx,
      Clock clock) {
    this.runs = runs;
    this.datasets = datasets;
    this.models = models;
    this.tenants = tenants;
    this.frame = frame;
    this.htmx = htmx;
    this.clock = clock;
  }

  @CheckedTemplate(basePath = "home")
  static class Templates {
    private Templates() {}

    static native TemplateInstance overview(Overview overview);

    static native TemplateInstance needs(Overview overview);
  }

  @GET
  public Response overview(String tenant) {
    var overview = read(tenant);
    return Html.ok(htmx.wantsFragment() ? Templates.needs(overview) : Templates.overview(overview));
  }

  private Overview read(String tenant) {
    var today = LocalDate.now(clock);
    var first = today.minusDays(DAYS - 1L);
    return new Overview(
        frame.get().here().role().isManaging(),
        openRuns(tenant),
        waiting(tenant),
        paused(tenant),
        Page.all(cursor -> datasets.list(tenant, MANY, cursor)),
        Page.all(cursor -> models.list(tenant, MANY, cursor)),
        UsageByDay.of(usage(tenant, first, today), first, today));
  }

  /** The fragment, which is asked for again and again while runs wait, does not show it. */
  private List<Usage> usage(String tenant, LocalDate first, LocalDate last) {
    return frame.get().here().role().isSeeingKeys() && !htmx.wantsFragment()
        ? tenants.usage(tenant, first, last).items()
        : List.of();
  }

  private List<WaitingWork> waiting(String tenant) {
    return frame.get().here().role().isAnnotating()
        ? tenants.waitingWork(tenant, MANY).items()
        : List.of();
  }

  private List<PausedAnnotator> paused(String tenant) {
    return frame.get().here().role().isManaging()
        ? tenants.pausedAnnotators(tenant, MANY).items()
        : List.of();
  }

  private List<Run> openRuns(String tenant) {
    return Stream.of("running", "queued")
        .flatMap(state -> runs.list(tenant, state, null, MANY, null).items().stream())
        .toList();
  }
}
