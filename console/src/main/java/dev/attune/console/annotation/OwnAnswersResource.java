package dev.attune.console.annotation;

import dev.attune.console.format.LabelColours;
import dev.attune.console.platform.Page;
import dev.attune.console.platform.annotation.AnnotationApi;
import dev.attune.console.platform.annotation.OwnAnswer;
import dev.attune.console.platform.datasets.Dataset;
import dev.attune.console.platform.datasets.DatasetsApi;
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

/** What somebody has answered, and where a reviewer decided otherwise. */
@Path("/{tenant}/datasets/{dataset}/annotate/answers")
@RunOnVirtualThread
public class OwnAnswersResource {
  private static final int PAGE = 20;

  private final DatasetsApi datasets;
  private final AnnotationApi annotation;
  private final CurrentFrame frame;

  public OwnAnswersResource(
      @RestClient DatasetsApi datasets, @RestClient AnnotationApi annotation, CurrentFrame frame) {
    this.datasets = datasets;
    this.annotation = annotation;
    this.frame = frame;
  }

  @CheckedTemplate(basePath = "annotation")
  static class Templates {
    private Templates() {}

    static native TemplateInstance ownAnswers(
        Dataset dataset, Page<OwnAnswer> answers, boolean corrected);
  }

  @GET
  public Response page(
      String tenant,
      String dataset,
      @QueryParam("corrected") boolean corrected,
      @QueryParam("after") @Nullable String after) {
    frame.get().here().role().require(frame.get().here().role().isSeeingTexts());
    var shown = datasets.get(tenant, dataset);
    return Html.ok(
        LabelColours.on(
            Templates.ownAnswers(
                shown, annotation.mine(tenant, dataset, corrected, PAGE, after), corrected),
            shown.task()));
  }
}
