package dev.attune.console.annotation;

import dev.attune.console.platform.ProblemException;
import dev.attune.console.platform.annotation.AnnotationApi;
import dev.attune.console.platform.annotation.AnnotationApi.NewGoldQuestions;
import dev.attune.console.platform.annotation.Annotator;
import dev.attune.console.platform.annotation.Plan;
import dev.attune.console.platform.annotation.Suggestions;
import dev.attune.console.platform.datasets.Dataset;
import dev.attune.console.platform.datasets.DatasetsApi;
import dev.attune.console.web.CurrentFrame;
import dev.attune.console.web.Form;
import dev.attune.console.web.Html;
import dev.attune.console.web.Wording;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** How a data set is annotated, and how far that is. */
@Path("/{tenant}/datasets/{dataset}/annotation")
@RunOnVirtualThread
public class PlanResource {
  private static final Set<String> DONE =
      Set.of("saved", "closed", "gold", "resumed", "suggesting", "stopped");

  /** The fields of the form that may be missing, with what they then are. */
  private static final Map<String, String> OPTIONAL =
      Map.of(
          "certainty", "90",
          "randomShare", "20",
          "unsureShare", "0",
          "suggestions", "hidden",
          "goldShare", "0",
          "goldLeast", "10",
          "goldBar", "70");

  private final DatasetsApi datasets;
  private final AnnotationApi annotation;
  private final CurrentFrame frame;
  private final Wording wording;

  public PlanResource(
      @RestClient DatasetsApi datasets,
      @RestClient AnnotationApi annotation,
      CurrentFrame frame,
      Wording wording) {
    this.datasets = datasets;
    this.annotation = annotation;
    this.frame = frame;
    this.wording = wording;
  }

  @CheckedTemplate(basePath = "annotation")
  static class Templates {
    private Templates() {}

    static native TemplateInstance plan(
        Dataset dataset,
        @Nullable Plan plan,
        Form form,
        List<Annotator> annotators,
        @Nullable Suggestions suggestions,
        @Nullable String done,
        @Nullable String wrong);
  }

  @GET
  public Response page(String tenant, String dataset, @QueryParam("done") @Nullable String done) {
    Plan plan = find(tenant, dataset);
    return Html.ok(
        render(
            tenant,
            dataset,
            plan,
            PlanForm.filled(plan),
            done != null && DONE.contains(done) ? done : null,
            null));
  }

  private TemplateInstance render(
      String tenant,
      String dataset,
      @Nullable Plan plan,
      Form form,
      @Nullable String done,
      @Nullable String wrong) {
    boolean manages = frame.get().here().role().isManaging();
    return Templates.plan(
        datasets.get(tenant, dataset),
        plan,
        form,
        manages && plan != null ? annotation.annotators(tenant, dataset).items() : List.of(),
        manages && plan != null ? annotation.suggestions(tenant, dataset) : null,
        done,
        wrong);
  }

  private @Nullable Plan find(String tenant, String dataset) {
    try {
      return annotation.plan(tenant, dataset);
    } catch (ProblemException refusal) {
      if (refusal.status() == 404) {
        return null;
      }
      throw refusal;
    }
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response save(String tenant, String dataset, MultivaluedMap<String, String> fields) {
    Form form = Form.empty().with("open", fields.containsKey("open") ? "true" : "false");
    for (String field :
        List.of("annotators", "annotatorsMax", "goldRule", "ordering", "assignment", "people")) {
      form = form.with(field, fields.getFirst(field));
    }
    for (Map.Entry<String, String> field : OPTIONAL.entrySet()) {
      String sent = fields.getFirst(field.getKey());
      form = form.with(field.getKey(), sent == null ? field.getValue() : sent);
    }
    PlanForm.check(form, wording.of(AnnotateMessages.class), wording.of(SuggestMessages.class));
    if (form.isRight()) {
      try {
        annotation.putPlan(tenant, dataset, PlanForm.wanted(form));
        return Html.seeOther(
            path(tenant, dataset) + (form.has("open", "true") ? "?done=saved" : "?done=closed"));
      } catch (ProblemException refusal) {
        Plan before = refusal.isAt("randomShare") ? find(tenant, dataset) : null;
        if (before != null && PlanForm.raisesRandomShare(form, before)) {
          String most = Plan.percent(before.randomShare());
          form.error("randomShare", wording.of(SuggestMessages.class).randomShareLarger(most));
        }
        form.refuse(refusal);
      }
    }
    return Html.wrong(render(tenant, dataset, find(tenant, dataset), form, null, null));
  }

  @POST
  @Path("suggestions")
  public Response suggest(String tenant, String dataset) {
    return acting(tenant, dataset, "suggesting", () -> annotation.suggest(tenant, dataset));
  }

  @POST
  @Path("suggestions/cancel")
  public Response stopSuggesting(String tenant, String dataset) {
    return acting(tenant, dataset, "stopped", () -> annotation.stopSuggesting(tenant, dataset));
  }

  @POST
  @Path("gold-questions")
  public Response draw(String tenant, String dataset, @RestForm @Nullable String draw) {
    String many = draw == null ? "" : draw.strip();
    if (!PlanForm.isQuestions(many)) {
      return Html.wrong(again(tenant, dataset, wording.of(AnnotateMessages.class).drawWrong()));
    }
    return acting(
        tenant,
        dataset,
        "gold",
        () ->
            annotation.addGoldQuestions(
                tenant, dataset, new NewGoldQuestions(Integer.parseInt(many))));
  }

  @POST
  @Path("annotators/{annotator}/resume")
  public Response letOn(String tenant, String dataset, String annotator) {
    return acting(tenant, dataset, "resumed", () -> annotation.letOn(tenant, dataset, annotator));
  }

  private Response acting(String tenant, String dataset, String done, Runnable deed) {
    return Html.done(
        deed, path(tenant, dataset) + "?done=" + done, wrong -> again(tenant, dataset, wrong));
  }

  /** For who signs in again, or changes the language, where a form was sent to. */
  @GET
  @Path("{deed:suggestions|suggestions/cancel|gold-questions|annotators/[^/]+/resume}")
  public Response backToPlan(String tenant, String dataset) {
    return Html.seeOther(path(tenant, dataset));
  }

  private static String path(String tenant, String dataset) {
    return "/" + tenant + "/datasets/" + dataset + "/annotation";
  }

  private TemplateInstance again(String tenant, String dataset, String wrong) {
    Plan plan = find(tenant, dataset);
    return render(tenant, dataset, plan, PlanForm.filled(plan), null, wrong);
  }
}
