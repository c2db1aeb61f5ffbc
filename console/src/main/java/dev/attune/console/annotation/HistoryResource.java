package dev.attune.console.annotation;

import dev.attune.console.format.LabelColours;
import dev.attune.console.platform.annotation.AnnotationApi;
import dev.attune.console.platform.annotation.HistoryEntry;
import dev.attune.console.platform.annotation.ReviewItem;
import dev.attune.console.platform.datasets.Dataset;
import dev.attune.console.platform.datasets.DatasetsApi;
import dev.attune.console.web.CurrentFrame;
import dev.attune.console.web.Html;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** What happened to an example, and the way back to what it was. */
@Path("/{tenant}/datasets/{dataset}/review/{example}/history")
@RunOnVirtualThread
public class HistoryResource {
  private final DatasetsApi datasets;
  private final AnnotationApi annotation;
  private final CurrentFrame frame;

  public HistoryResource(
      @RestClient DatasetsApi datasets, @RestClient AnnotationApi annotation, CurrentFrame frame) {
    this.datasets = datasets;
    this.annotation = annotation;
    this.frame = frame;
  }

  @CheckedTemplate(basePath = "annotation")
  static class Templates {
    private Templates() {}

    static native TemplateInstance history(
        Dataset dataset,
        ReviewItem item,
        List<HistoryEntry> entries,
        String done,
        @Nullable String wrong);

    static native TemplateInstance restore(
        Dataset dataset, ReviewItem item, HistoryEntry entry, @Nullable String latest);
  }

  @GET
  public Response page(
      String tenant, String dataset, String example, @QueryParam("done") @Nullable String done) {
    return Html.ok(render(tenant, dataset, example, done == null ? "" : done, null));
  }

  private TemplateInstance render(
      String tenant, String dataset, String example, String done, @Nullable String wrong) {
    frame.get().here().role().requireManaging();
    var shown = datasets.get(tenant, dataset);
    return LabelColours.on(
        Templates.history(
            shown,
            annotation.reviewed(tenant, dataset, example),
            annotation.history(tenant, dataset, example).items().reversed(),
            done,
            wrong),
        shown.task());
  }

  @GET
  @Path("{event}/restore")
  public Response askToRestore(String tenant, String dataset, String example, String event) {
    frame.get().here().role().requireManaging();
    List<HistoryEntry> entries = annotation.history(tenant, dataset, example).items();
    HistoryEntry wanted =
        entries.stream()
            .filter(entry -> event.equals(entry.id()))
            .findFirst()
            .orElseThrow(NotFoundException::new);
    String latest =
        entries.reversed().stream()
            .map(HistoryEntry::id)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    var shown = datasets.get(tenant, dataset);
    return Html.ok(
        LabelColours.on(
            Templates.restore(shown, annotation.reviewed(tenant, dataset, example), wanted, latest),
            shown.task()));
  }

  @POST
  @Path("{event}/restore")
  public Response restore(
      String tenant,
      String dataset,
      String example,
      String event,
      @RestForm @Nullable String latest) {
    return Html.done(
        () -> annotation.restore(tenant, dataset, example, event, latest),
        "/" + tenant + "/datasets/" + dataset + "/review/" + example + "/history?done=restored",
        wrong -> render(tenant, dataset, example, "", wrong));
  }
}
