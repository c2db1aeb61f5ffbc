package dev.attune.console.labels;

import dev.attune.console.format.LabelColours;
import dev.attune.console.platform.Page;
import dev.attune.console.platform.ProblemException;
import dev.attune.console.platform.datasets.Dataset;
import dev.attune.console.platform.datasets.DatasetsApi;
import dev.attune.console.platform.labels.LabelChange;
import dev.attune.console.platform.labels.LabelUse;
import dev.attune.console.platform.labels.LabelsApi;
import dev.attune.console.web.CurrentFrame;
import dev.attune.console.web.Form;
import dev.attune.console.web.Html;
import dev.attune.console.web.Wording;
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
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** The labels of a data set, how they changed, and one of them to be changed. */
@Path("/{tenant}/datasets/{dataset}/settings/labels")
@RunOnVirtualThread
public class LabelsResource {
  private static final int PAGE = 50;

  private final DatasetsApi datasets;
  private final LabelsApi labels;
  private final CurrentFrame frame;
  private final Wording wording;

  public LabelsResource(
      @RestClient DatasetsApi datasets,
      @RestClient LabelsApi labels,
      CurrentFrame frame,
      Wording wording) {
    this.datasets = datasets;
    this.labels = labels;
    this.frame = frame;
    this.wording = wording;
  }

  @CheckedTemplate(basePath = "labels")
  static class Templates {
    private Templates() {}

    static native TemplateInstance list(
        Dataset dataset, List<LabelUse> labels, Page<LabelChange> changes, boolean done);

    static native TemplateInstance change(
        Dataset dataset, LabelUse label, List<LabelUse> others, boolean strips, Form form);
  }

  @GET
  public Response list(
      String tenant,
      String dataset,
      @QueryParam("after") @Nullable String after,
      @QueryParam("done") @Nullable String done) {
    frame.get().here().role().requireManaging();
    var shown = datasets.get(tenant, dataset);
    return Html.ok(
        LabelColours.on(
            Templates.list(
                shown,
                labels.list(tenant, dataset).items(),
                labels.changes(tenant, dataset, PAGE, after),
                done != null),
            shown.task()));
  }

  @GET
  @Path("change")
  public Response change(
      String tenant,
      String dataset,
      @QueryParam("output") @Nullable String output,
      @QueryParam("label") @Nullable String label) {
    frame.get().here().role().requireManaging();
    return label == null
        ? Html.seeOther(listed(tenant, dataset))
        : Html.ok(page(tenant, dataset, output, label, LabelForm.blank()));
  }

  @POST
  @Path("change")
  public Response make(String tenant, String dataset, @BeanParam LabelForm sent) {
    frame.get().here().role().requireManaging();
    var form = sent.kept();
    sent.check(form, wording.of(LabelMessages.class));
    if (form.isRight()) {
      try {
        labels.change(tenant, dataset, sent.change());
        return Html.seeOther(listed(tenant, dataset) + "?done=yes");
      } catch (ProblemException refusal) {
        form.refuse(refusal);
      }
    }
    return Html.wrong(page(tenant, dataset, sent.output(), sent.label(), form));
  }

  private static String listed(String tenant, String dataset) {
    return "/" + tenant + "/datasets/" + dataset + "/settings/labels";
  }

  private TemplateInstance page(
      String tenant, String datasetId, @Nullable String output, @Nullable String label, Form form) {
    var all = labels.list(tenant, datasetId).items();
    var shown =
        all.stream()
            .filter(use -> use.is(output, label == null ? "" : label))
            .findFirst()
            .orElseThrow(NotFoundException::new);
    var others =
        all.stream()
            .filter(use -> !use.equals(shown) && use.is(shown.output(), use.label()))
            .toList();
    var dataset = datasets.get(tenant, datasetId);
    return Templates.change(dataset, shown, others, LabelForm.strips(dataset.task(), shown), form);
  }
}
