package dev.attune.console.datasets;

import dev.attune.console.format.LabelColours;
import dev.attune.console.platform.ProblemException;
import dev.attune.console.platform.datasets.Dataset;
import dev.attune.console.platform.datasets.DatasetsApi;
import dev.attune.console.platform.datasets.DatasetsApi.GuidelinesChange;
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

/** One data set: its counts, its guidelines, its deletion. */
@Path("/{tenant}/datasets/{dataset}")
@RunOnVirtualThread
public class DatasetResource {

  private final DatasetsApi datasets;
  private final CurrentFrame frame;
  private final Wording wording;

  public DatasetResource(@RestClient DatasetsApi datasets, CurrentFrame frame, Wording wording) {
    this.datasets = datasets;
    this.frame = frame;
    this.wording = wording;
  }

  @CheckedTemplate(basePath = "datasets")
  static class Templates {
    private Templates() {}

    static native TemplateInstance overview(Dataset dataset);

    static native TemplateInstance settings(
        Dataset dataset, Form guidelines, Form deletion, boolean saved);
  }

  @GET
  public Response overview(String tenant, String dataset) {
    var shown = datasets.get(tenant, dataset);
    return Html.ok(LabelColours.on(Templates.overview(shown), shown.task()));
  }

  @GET
  @Path("settings")
  public Response settings(
      String tenant, String dataset, @QueryParam("done") @Nullable String done) {
    frame.get().here().role().requireManaging();
    var shown = datasets.get(tenant, dataset);
    return Html.ok(Templates.settings(shown, guidelines(shown), deletion(), "saved".equals(done)));
  }

  @POST
  @Path("settings")
  public Response save(String tenant, String dataset, @RestForm @Nullable String guidelines) {
    var form = Form.empty().with("guidelines", guidelines);
    try {
      datasets.change(tenant, dataset, new GuidelinesChange(form.value("guidelines")));
      return Html.seeOther("/" + tenant + "/datasets/" + dataset + "/settings?done=saved");
    } catch (ProblemException refusal) {
      form.refuse(refusal);
      return Html.wrong(Templates.settings(datasets.get(tenant, dataset), form, deletion(), false));
    }
  }

  @GET
  @Path("delete")
  public Response deletionForm(String tenant, String dataset) {
    return Html.seeOther("/" + tenant + "/datasets/" + dataset + "/settings");
  }

  @POST
  @Path("delete")
  public Response delete(String tenant, String dataset, @RestForm @Nullable String confirmation) {
    var doomed = datasets.get(tenant, dataset);
    var form = Form.empty().with("confirmation", confirmation);
    if (!form.names("confirmation", doomed.name())) {
      form.error("confirmation", wording.of(DatasetMessages.class).deleteWrong());
      return Html.wrong(Templates.settings(doomed, guidelines(doomed), form, false));
    }
    datasets.delete(tenant, dataset);
    return Html.seeOther("/" + tenant + "/datasets");
  }

  private static Form guidelines(Dataset dataset) {
    return Form.empty().with("guidelines", dataset.guidelines());
  }

  private static Form deletion() {
    return Form.empty().with("confirmation", "");
  }
}
