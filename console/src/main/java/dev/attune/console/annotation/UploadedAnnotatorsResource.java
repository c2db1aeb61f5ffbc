package dev.attune.console.annotation;

import dev.attune.console.platform.Page;
import dev.attune.console.platform.ProblemException;
import dev.attune.console.platform.annotation.AnnotationApi;
import dev.attune.console.platform.annotation.AnnotationApi.NewName;
import dev.attune.console.platform.annotation.UploadedAnnotator;
import dev.attune.console.platform.datasets.Dataset;
import dev.attune.console.platform.datasets.DatasetsApi;
import dev.attune.console.web.CurrentFrame;
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
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Those whose answers came with uploads, and what they are called. */
@Path("/{tenant}/datasets/{dataset}/settings/annotators")
@RunOnVirtualThread
public class UploadedAnnotatorsResource {
  private static final int PAGE = 50;

  private final DatasetsApi datasets;
  private final AnnotationApi annotation;
  private final CurrentFrame frame;
  private final Wording wording;

  public UploadedAnnotatorsResource(
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

    static native TemplateInstance uploadedAnnotators(
        Dataset dataset, Page<UploadedAnnotator> annotators, String done);

    static native TemplateInstance uploadedAnnotator(
        Dataset dataset, UploadedAnnotator annotator, Form form);
  }

  @GET
  public Response list(
      String tenant,
      String dataset,
      @QueryParam("after") @Nullable String after,
      @QueryParam("done") @Nullable String done) {
    frame.get().here().role().requireManaging();
    return Html.ok(
        Templates.uploadedAnnotators(
            datasets.get(tenant, dataset),
            annotation.uploadedAnnotators(tenant, dataset, PAGE, after),
            done == null ? "" : done));
  }

  @GET
  @Path("{annotator}")
  public Response change(String tenant, String dataset, String annotator) {
    frame.get().here().role().requireManaging();
    return Html.ok(page(tenant, dataset, annotator, ""));
  }

  @POST
  @Path("{annotator}")
  public Response rename(
      String tenant,
      String dataset,
      String annotator,
      @RestForm @Nullable String name,
      @RestForm @Nullable String unite) {
    var form = named(name).with("unite", unite);
    try {
      var wanted = new NewName(form.value("name"), form.has("unite", "on"));
      var now = annotation.renameAnnotator(tenant, dataset, annotator, wanted);
      return back(tenant, dataset, now.id().equals(annotator) ? "renamed" : "united");
    } catch (ProblemException refusal) {
      form.refuse(refusal);
      return Html.wrong(page(tenant, dataset, annotator, form));
    }
  }

  @GET
  @Path("{annotator}/forget")
  public Response backToChange(String tenant, String dataset, String annotator) {
    return Html.seeOther(listed(tenant, dataset) + "/" + annotator);
  }

  @POST
  @Path("{annotator}/forget")
  public Response forget(
      String tenant, String dataset, String annotator, @RestForm @Nullable String confirmation) {
    var form = named("").with("confirmation", confirmation);
    var name = annotation.uploadedAnnotator(tenant, dataset, annotator).name();
    if (!form.names("confirmation", name)) {
      form.error("confirmation", wording.of(ElsewhereMessages.class).confirmWrong());
      return Html.wrong(page(tenant, dataset, annotator, form));
    }
    annotation.forgetAnnotator(tenant, dataset, annotator);
    return back(tenant, dataset, "forgotten");
  }

  private TemplateInstance page(String tenant, String dataset, String annotator, String name) {
    return page(tenant, dataset, annotator, named(name));
  }

  private TemplateInstance page(String tenant, String dataset, String annotator, Form form) {
    return Templates.uploadedAnnotator(
        datasets.get(tenant, dataset),
        annotation.uploadedAnnotator(tenant, dataset, annotator),
        form);
  }

  private static Form named(@Nullable String name) {
    return Form.empty().with("name", name);
  }

  private static Response back(String tenant, String dataset, String done) {
    return Html.seeOther(listed(tenant, dataset) + "?done=" + done);
  }

  private static String listed(String tenant, String dataset) {
    return "/" + tenant + "/datasets/" + dataset + "/settings/annotators";
  }
}
