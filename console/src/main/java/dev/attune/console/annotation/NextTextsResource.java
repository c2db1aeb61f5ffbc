package dev.attune.console.annotation;

import dev.attune.console.format.LabelColours;
import dev.attune.console.platform.Page;
import dev.attune.console.platform.annotation.AnnotationApi;
import dev.attune.console.platform.annotation.SuggestedText;
import dev.attune.console.platform.annotation.Suggestions;
import dev.attune.console.platform.datasets.Dataset;
import dev.attune.console.platform.datasets.DatasetsApi;
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

/** From which texts the newest model would learn most. */
@Path("/{tenant}/datasets/{dataset}/next-texts")
@RunOnVirtualThread
public class NextTextsResource {
  private static final int PAGE = 50;
  private static final String UNCERTAINTY = "uncertainty";
  private static final String DIVERSITY = "diversity";

  private final DatasetsApi datasets;
  private final AnnotationApi annotation;
  private final CurrentFrame frame;

  public NextTextsResource(
      @RestClient DatasetsApi datasets, @RestClient AnnotationApi annotation, CurrentFrame frame) {
    this.datasets = datasets;
    this.annotation = annotation;
    this.frame = frame;
  }

  @CheckedTemplate(basePath = "annotation")
  static class Templates {
    private Templates() {}

    static native TemplateInstance nextTexts(
        Dataset dataset,
        Suggestions suggestions,
        Page<SuggestedText> texts,
        String order,
        boolean further,
        boolean done,
        @Nullable String wrong);
  }

  @GET
  public Response page(
      String tenant,
      String dataset,
      @QueryParam("order") @Nullable String order,
      @QueryParam("after") @Nullable String after,
      @QueryParam("done") @Nullable String done) {
    return Html.ok(
        render(
            tenant,
            dataset,
            DIVERSITY.equals(order) ? DIVERSITY : UNCERTAINTY,
            after,
            done != null,
            null));
  }

  private TemplateInstance render(
      String tenant,
      String dataset,
      String order,
      @Nullable String after,
      boolean done,
      @Nullable String wrong) {
    var role = frame.get().here().role();
    role.require(role.isSeeingAgreement());
    var shown = datasets.get(tenant, dataset);
    return LabelColours.on(
        Templates.nextTexts(
            shown,
            annotation.suggestions(tenant, dataset),
            annotation.suggestedTexts(tenant, dataset, order, PAGE, after),
            order,
            after != null,
            done,
            wrong),
        shown.task());
  }

  /** For who signs in again, or changes the language, where a form was sent to. */
  @GET
  @Path("look")
  public Response backToTexts(String tenant, String dataset) {
    return Html.seeOther("/" + tenant + "/datasets/" + dataset + "/next-texts");
  }

  /** Has the newest model look at the texts that it has not seen. */
  @POST
  @Path("look")
  public Response look(String tenant, String dataset) {
    frame.get().here().role().requireManaging();
    return Html.done(
        () -> annotation.suggest(tenant, dataset),
        "/" + tenant + "/datasets/" + dataset + "/next-texts?done=look",
        wrong -> render(tenant, dataset, UNCERTAINTY, null, false, wrong));
  }
}
