package dev.attune.console.annotation;

import dev.attune.console.format.LabelColours;
import dev.attune.console.platform.annotation.Agreement;
import dev.attune.console.platform.annotation.Anchoring;
import dev.attune.console.platform.annotation.AnnotationApi;
import dev.attune.console.platform.datasets.Dataset;
import dev.attune.console.platform.datasets.DatasetsApi;
import dev.attune.console.web.CurrentFrame;
import dev.attune.console.web.Html;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** How far to trust the labels: how annotators agree, and where they do not. */
@Path("/{tenant}/datasets/{dataset}/agreement")
@RunOnVirtualThread
public class AgreementResource {
  private final DatasetsApi datasets;
  private final AnnotationApi annotation;
  private final CurrentFrame frame;

  public AgreementResource(
      @RestClient DatasetsApi datasets, @RestClient AnnotationApi annotation, CurrentFrame frame) {
    this.datasets = datasets;
    this.annotation = annotation;
    this.frame = frame;
  }

  @CheckedTemplate(basePath = "annotation")
  static class Templates {
    private Templates() {}

    static native TemplateInstance agreement(
        Dataset dataset, Agreement agreement, Anchoring anchoring);
  }

  @GET
  public Response page(String tenant, String dataset) {
    var role = frame.get().here().role();
    role.require(role.isSeeingAgreement());
    var shown = datasets.get(tenant, dataset);
    return Html.ok(
        LabelColours.on(
            Templates.agreement(
                shown,
                annotation.agreement(tenant, dataset),
                annotation.anchoring(tenant, dataset)),
            shown.task()));
  }
}
