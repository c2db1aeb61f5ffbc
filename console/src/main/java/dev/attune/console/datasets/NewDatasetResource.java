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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

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

    static native TemplateInstance create(Form form);
  }

  @GET
  public Response form(String tenant) {
    frame.get().here().role().requireManaging();
    var form = Form.empty().with("name", "").with("labels", "").with("guidelines", "");
    return Html.ok(Templates.create(form.with("language", frame.language().getCode())));
  }

  @POST
  public Response create(
      String tenant,
      @RestForm @Nullable String name,
      @RestForm @Nullable String language,
      @RestForm @Nullable String labels,
      @RestForm @Nullable String guidelines) {
    var form =
        Form.empty()
            .with("name", name)
            .with("language", language)
            .with("labels", labels)
            .with("guidelines", guidelines);
    var chosen = LabelList.read(form.value("labels"));
    check(form);
    LabelList.check(chosen, form, words());
    if (form.isRight()) {
      try {
        var wanted =
            new NewDataset(
                form.value("name"),
                form.value("language"),
                Task.singleLabel(chosen),
                form.value("guidelines"));
        var created = datasets.create(tenant, wanted);
        return Html.seeOther("/" + tenant + "/datasets/" + created.id() + "/examples?done=created");
      } catch (ProblemException refusal) {
        refuse(form, refusal);
      }
    }
    return Html.wrong(Templates.create(form));
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
