package dev.attune.console.models;

import dev.attune.console.format.LabelColours;
import dev.attune.console.format.Links;
import dev.attune.console.platform.ProblemException;
import dev.attune.console.platform.annotation.AnnotationApi;
import dev.attune.console.platform.models.Metrics.Slice;
import dev.attune.console.platform.models.Model;
import dev.attune.console.platform.models.ModelsApi;
import dev.attune.console.platform.models.TestedTexts;
import dev.attune.console.platform.models.Version;
import dev.attune.console.web.CurrentFrame;
import dev.attune.console.web.Html;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** The texts behind a version's figures, each a click from its review. */
@Path("/{tenant}/models/{model}/versions/{number}/tested-texts")
@RunOnVirtualThread
public class TestedTextsResource {
  private static final int PAGE = 50;

  private final ModelsApi models;
  private final AnnotationApi annotation;
  private final CurrentFrame frame;

  public TestedTextsResource(
      @RestClient ModelsApi models, @RestClient AnnotationApi annotation, CurrentFrame frame) {
    this.models = models;
    this.annotation = annotation;
    this.frame = frame;
  }

  @CheckedTemplate(basePath = "models")
  static class Templates {
    private Templates() {}

    static native TemplateInstance testedTexts(Model model, Version version, TestedTextsPage shown);
  }

  @GET
  public Response page(
      String tenant,
      String model,
      int number,
      @BeanParam TestedTextsFilter filter,
      @QueryParam("after") @Nullable String after,
      @QueryParam("done") @Nullable String done) {
    return Html.ok(render(tenant, model, number, filter, after, done != null, null));
  }

  private TemplateInstance render(
      String tenant,
      String model,
      int number,
      TestedTextsFilter asked,
      @Nullable String after,
      boolean done,
      @Nullable String wrong) {
    var version = models.version(tenant, model, number);
    var filter = asked.fitting(version.task());
    var slice = slice(version, filter);
    TestedTexts texts = null;
    var reason = wrong;
    try {
      texts =
          models.testedTexts(
              tenant,
              model,
              number,
              filter.place(),
              filter.output(),
              filter.label(),
              filter.answered(),
              filter.outcome(),
              filter.sort(),
              PAGE,
              after);
    } catch (ProblemException refusal) {
      if (!refusal.aboutInput()) {
        throw refusal;
      }
      reason = refusal.problem().reason();
    }
    return LabelColours.on(
        Templates.testedTexts(
            models.get(tenant, model),
            version,
            TestedTextsPage.of(tenant, model, version, filter, slice, texts, after, done, reason)),
        version.task());
  }

  private static @Nullable Slice slice(Version version, TestedTextsFilter filter) {
    if (filter.slice() == null) {
      return null;
    }
    var place = filter.place();
    var parts = version.metrics().parts();
    if (place == null || place > parts.size()) {
      throw new NotFoundException();
    }
    return parts.get(place - 1);
  }

  /** For who signs in again, or changes the language, where a form was sent to. */
  @GET
  @Path("{example}/review")
  public Response backToList(
      String tenant,
      String model,
      int number,
      @BeanParam TestedTextsFilter filter,
      @QueryParam("after") @Nullable String after) {
    return Html.seeOther(TextLinks.of(tenant, model, number).list() + filter.after(after));
  }

  /** Leaves an example to a reviewer and goes there. */
  @POST
  @Path("{example}/review")
  public Response review(
      String tenant,
      String model,
      int number,
      String example,
      @BeanParam TestedTextsFilter filter,
      @QueryParam("after") @Nullable String after) {
    frame.get().here().role().requireManaging();
    var lineage = models.version(tenant, model, number).lineage();
    if (lineage == null || lineage.datasetId() == null) {
      throw new NotFoundException();
    }
    try {
      annotation.toReview(tenant, lineage.datasetId(), example);
    } catch (ProblemException refusal) {
      if (!refusal.aboutInput()) {
        throw refusal;
      }
      return Html.wrong(
          render(tenant, model, number, filter, after, false, refusal.problem().reason()));
    }
    return Html.seeOther(
        "/"
            + tenant
            + "/datasets/"
            + lineage.datasetId()
            + "/review?example="
            + Links.urlEncoded(example)
            + "&back="
            + Links.urlEncoded(TextLinks.of(tenant, model, number).inTenant(filter.after(after))));
  }
}
