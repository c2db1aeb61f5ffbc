package dev.attune.console.annotation;

import dev.attune.console.platform.ProblemException;
import dev.attune.console.platform.annotation.AnnotationApi;
import dev.attune.console.platform.annotation.AnnotationApi.NewPlan;
import dev.attune.console.platform.annotation.Plan;
import dev.attune.console.platform.datasets.Dataset;
import dev.attune.console.platform.datasets.DatasetsApi;
import dev.attune.console.web.Form;
import dev.attune.console.web.Html;
import dev.attune.console.web.Wording;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** How a data set is annotated, and how far that is. */
@Path("/{tenant}/datasets/{dataset}/annotation")
@RunOnVirtualThread
public class PlanResource {
  private static final Pattern NUMBER = Pattern.compile("[1-9]|1[0-9]|20");

  private final DatasetsApi datasets;
  private final AnnotationApi annotation;
  private final Wording wording;

  public PlanResource(
      @RestClient DatasetsApi datasets, @RestClient AnnotationApi annotation, Wording wording) {
    this.datasets = datasets;
    this.annotation = annotation;
    this.wording = wording;
  }

  @CheckedTemplate(basePath = "annotation")
  static class Templates {
    private Templates() {}

    static native TemplateInstance plan(
        Dataset dataset, @Nullable Plan plan, Form form, boolean saved);
  }

  @GET
  public Response page(String tenant, String dataset, @QueryParam("done") @Nullable String done) {
    Plan plan = find(tenant, dataset);
    return Html.ok(
        Templates.plan(datasets.get(tenant, dataset), plan, filled(plan), "saved".equals(done)));
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

  private static Form filled(@Nullable Plan plan) {
    return plan == null
        ? Form.empty()
            .with("open", "true")
            .with("annotators", "2")
            .with("annotatorsMax", "3")
            .with("goldRule", "majority")
            .with("ordering", "random")
            .with("assignment", "all")
            .with("people", "")
        : Form.empty()
            .with("open", Boolean.toString(plan.open()))
            .with("annotators", Integer.toString(plan.annotators()))
            .with("annotatorsMax", Integer.toString(plan.annotatorsMax()))
            .with("goldRule", plan.goldRule())
            .with("ordering", plan.ordering())
            .with("assignment", plan.people() == null ? "all" : "named")
            .with("people", plan.people() == null ? "" : String.join("\n", plan.people()));
  }

  @POST
  public Response save(
      String tenant,
      String dataset,
      @RestForm @Nullable String open,
      @RestForm @Nullable String annotators,
      @RestForm @Nullable String annotatorsMax,
      @RestForm @Nullable String goldRule,
      @RestForm @Nullable String ordering,
      @RestForm @Nullable String assignment,
      @RestForm @Nullable String people) {
    Form form =
        Form.empty()
            .with("open", open == null ? "false" : "true")
            .with("annotators", annotators)
            .with("annotatorsMax", annotatorsMax)
            .with("goldRule", goldRule)
            .with("ordering", ordering)
            .with("assignment", assignment)
            .with("people", people);
    check(form);
    if (form.isRight()) {
      try {
        annotation.putPlan(tenant, dataset, wanted(form));
        return Html.seeOther("/" + tenant + "/datasets/" + dataset + "/annotation?done=saved");
      } catch (ProblemException refusal) {
        form.refuse(refusal);
      }
    }
    return Html.wrong(
        Templates.plan(datasets.get(tenant, dataset), find(tenant, dataset), form, false));
  }

  private void check(Form form) {
    AnnotateMessages words = wording.of(AnnotateMessages.class);
    for (String field : List.of("annotators", "annotatorsMax")) {
      if (!NUMBER.matcher(form.value(field)).matches()) {
        form.error(field, words.numberWrong());
      }
    }
    if (form.isRight() && number(form, "annotatorsMax") < number(form, "annotators")) {
      form.error("annotatorsMax", words.maxWrong());
    }
  }

  private static int number(Form form, String field) {
    return Integer.parseInt(form.value(field));
  }

  private static NewPlan wanted(Form form) {
    return new NewPlan(
        form.has("open", "true"),
        number(form, "annotators"),
        number(form, "annotatorsMax"),
        form.value("goldRule"),
        form.value("ordering"),
        form.has("assignment", "named")
            ? form.value("people")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList()
            : null);
  }
}
