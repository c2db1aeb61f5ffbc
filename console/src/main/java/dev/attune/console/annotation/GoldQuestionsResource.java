package dev.attune.console.annotation;

import dev.attune.console.format.LabelColours;
import dev.attune.console.platform.Page;
import dev.attune.console.platform.annotation.AnnotationApi;
import dev.attune.console.platform.annotation.AnnotationApi.NewGoldQuestion;
import dev.attune.console.platform.annotation.GoldQuestion;
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

/** Texts whose answer is known, to see whether people answer with care. */
@Path("/{tenant}/datasets/{dataset}/annotation/gold")
@RunOnVirtualThread
public class GoldQuestionsResource {
  private static final int PAGE = 50;

  private final DatasetsApi datasets;
  private final AnnotationApi annotation;
  private final CurrentFrame frame;

  public GoldQuestionsResource(
      @RestClient DatasetsApi datasets, @RestClient AnnotationApi annotation, CurrentFrame frame) {
    this.datasets = datasets;
    this.annotation = annotation;
    this.frame = frame;
  }

  @CheckedTemplate(basePath = "annotation")
  static class Templates {
    private Templates() {}

    static native TemplateInstance gold(
        Dataset dataset, Page<GoldQuestion> questions, boolean done);
  }

  @GET
  public Response page(
      String tenant,
      String dataset,
      @QueryParam("after") @Nullable String after,
      @QueryParam("done") @Nullable String done) {
    frame.get().here().role().requireManaging();
    var shown = datasets.get(tenant, dataset);
    return Html.ok(
        LabelColours.on(
            Templates.gold(
                shown, annotation.goldQuestions(tenant, dataset, PAGE, after), done != null),
            shown.task()));
  }

  /** For who signs in again, or changes the language, where a form was sent to. */
  @GET
  @Path("{deed:[^/]+(?:/remove)?}")
  public Response backToList(String tenant, String dataset) {
    return Html.seeOther("/" + tenant + "/datasets/" + dataset + "/annotation/gold");
  }

  @POST
  @Path("{example}")
  public Response mark(String tenant, String dataset, String example) {
    annotation.markGold(tenant, dataset, example, new NewGoldQuestion(null));
    return back(tenant, dataset);
  }

  @POST
  @Path("{example}/remove")
  public Response unmark(String tenant, String dataset, String example) {
    annotation.unmarkGold(tenant, dataset, example);
    return back(tenant, dataset);
  }

  private static Response back(String tenant, String dataset) {
    return Html.seeOther("/" + tenant + "/datasets/" + dataset + "/annotation/gold?done=yes");
  }
}
