package dev.attune.console.datasets;

import dev.attune.console.format.LabelColours;
import dev.attune.console.platform.annotation.AnnotationApi;
import dev.attune.console.platform.datasets.Dataset;
import dev.attune.console.platform.datasets.DatasetsApi;
import dev.attune.console.platform.datasets.LabelErrors;
import dev.attune.console.web.CurrentFrame;
import dev.attune.console.web.Html;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Labels that are probably wrong, each a click from its review. */
@Path("/{tenant}/datasets/{dataset}/label-errors")
@RunOnVirtualThread
public class LabelErrorsResource {
  private static final int PAGE = 50;

  private final DatasetsApi datasets;
  private final AnnotationApi annotation;
  private final CurrentFrame frame;

  public LabelErrorsResource(
      @RestClient DatasetsApi datasets, @RestClient AnnotationApi annotation, CurrentFrame frame) {
    this.datasets = datasets;
    this.annotation = annotation;
    this.frame = frame;
  }

  @CheckedTemplate(basePath = "datasets")
  static class Templates {
    private Templates() {}

    static native TemplateInstance labelErrors(
        Dataset dataset, LabelErrors errors, boolean further, boolean done, @Nullable String wrong);
  }

  @GET
  public Response page(
      String tenant,
      String dataset,
      @QueryParam("after") @Nullable String after,
      @QueryParam("done") @Nullable String done) {
    return Html.ok(render(tenant, dataset, after, done != null, null));
  }

  private TemplateInstance render(
      String tenant, String dataset, @Nullable String after, boolean done, @Nullable String wrong) {
    var role = frame.get().here().role();
    role.require(role.isSeeingAgreement());
    var shown = datasets.get(tenant, dataset);
    return LabelColours.on(
        Templates.labelErrors(
            shown,
            datasets.labelErrors(tenant, dataset, null, PAGE, after),
            after != null,
            done,
            wrong),
        shown.task());
  }

  /** For who signs in again, or changes the language, where a form was sent to. */
  @GET
  @Path("{example}/review")
  public Response backToList(String tenant, String dataset) {
    return Html.seeOther("/" + tenant + "/datasets/" + dataset + "/label-errors");
  }

  /** Leaves an example to a reviewer and goes there. */
  @POST
  @Path("{example}/review")
  public Response review(String tenant, String dataset, String example) {
    frame.get().here().role().requireManaging();
    return Html.done(
        () -> annotation.toReview(tenant, dataset, example),
        "/" + tenant + "/datasets/" + dataset + "/review?example=" + example + "&back=label-errors",
        wrong -> render(tenant, dataset, null, false, wrong));
  }
}
