package dev.attune.console.datasets;

import dev.attune.console.platform.ProblemException;
import dev.attune.console.platform.datasets.DatasetsApi;
import dev.attune.console.platform.datasets.DatasetsApi.NewDataset;
import dev.attune.console.platform.datasets.Task;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The form for a new data set. */
@Path("/{tenant}/datasets/new")
@RunOnVirtualThread
public class NewDatasetResource {

  private static final Pattern NAME =
      Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N} ._-]{0,78}[\\p{L}\\p{M}\\p{N}._-])?");
  private static final Set<String> LANGUAGES = Set.of("en", "zh", "mixed");

  private final DatasetsApi datasets;
  private final CurrentFrame frame;
  private final Wording wording;

  public NewDatasetResource(@RestClient DatasetsApi datasets, CurrentFrame frame, Wording wording) {
    this.datasets = datasets;
    this.frame = frame;
    this.wording = wording;
  }

  @CheckedTemplate(basePath = "datasets")
  static class Templates {
    private Templates() {}

    static native TemplateInstance create(
        Form form, List<String> types, List<Integer> scales, List<Integer> outputs);
  }

  @GET
  public Response form(String tenant) {
    frame.get().here().role().requireManaging();
    var form = Form.empty().with("name", "").with("guidelines", "");
    form.with("language", frame.language().getCode());
    TaskForm.begin(form);
    return Html.ok(page(form));
  }

  /** Creates the data set, or only adds or removes a row when such a button was pressed. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response create(String tenant, MultivaluedMap<String, String> sent) {
    var form = Form.empty();
    for (var field : List.of("name", "language", "guidelines")) {
      form.with(field, sent.getFirst(field));
    }
    TaskForm.keep(form, sent);
    if (TaskForm.reshape(form, sent.getFirst("do"))) {
      return Html.ok(page(form));
    }
    check(form);
    var task = new TaskForm(form, words()).read();
    if (form.isRight()) {
      try {
        var created =
            datasets.create(
                tenant,
                new NewDataset(
                    form.value("name"), form.value("language"), task, form.value("guidelines")));
        return Html.seeOther("/" + tenant + "/datasets/" + created.id() + "/examples?done=created");
      } catch (ProblemException refusal) {
        refuse(form, refusal);
      }
    }
    return Html.wrong(page(form));
  }

  private static TemplateInstance page(Form form) {
    return Templates.create(form, Task.TYPES, Rows.SCALES.of(form), Rows.OUTPUTS.of(form));
  }

  private void check(Form form) {
    if (!NAME.matcher(form.value("name")).matches()) {
      form.error("name", words().nameWrong());
    }
    if (!LANGUAGES.contains(form.value("language"))) {
      form.error("language", words().languageWrong());
    }
  }

  private void refuse(Form form, ProblemException refusal) {
    if (refusal.status() == 409) {
      form.error("name", words().nameTaken());
    } else {
      form.refuse(refusal);
    }
  }

  private DatasetMessages words() {
    return wording.of(DatasetMessages.class);
  }
}
