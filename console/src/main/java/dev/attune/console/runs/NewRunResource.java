package dev.attune.console.runs;

import dev.attune.console.platform.ProblemException;
import dev.attune.console.platform.datasets.Dataset;
import dev.attune.console.platform.datasets.DatasetsApi;
import dev.attune.console.platform.models.Model;
import dev.attune.console.platform.models.ModelsApi;
import dev.attune.console.platform.runs.BaseModel.Method;
import dev.attune.console.platform.runs.RunsApi;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** The form that starts a training run. */
@Path("/{tenant}/runs/new")
@RunOnVirtualThread
public class NewRunResource {

  private static final int MANY = 200;

  /**
   * Sent by the button, or the script, that asks for the methods of other data or another base
   * model.
   */
  private static final String METHODS = "methods";

  private final RunsApi runs;
  private final DatasetsApi datasets;
  private final ModelsApi models;
  private final CurrentFrame frame;
  private final Wording wording;

  public NewRunResource(
      @RestClient RunsApi runs,
      @RestClient DatasetsApi datasets,
      @RestClient ModelsApi models,
      CurrentFrame frame,
      Wording wording) {
    this.runs = runs;
    this.datasets = datasets;
    this.models = models;
    this.frame = frame;
    this.wording = wording;
  }

  @CheckedTemplate(basePath = "runs")
  static class Templates {
    private Templates() {}

    static native TemplateInstance create(
        TrainingChoice choice,
        List<Method> methods,
        Set<String> changed,
        List<Model> models,
        Form form);
  }

  /**
   * The form, empty or filled in.
   *
   * @param run an earlier run that is to be asked for again; it tells all the rest
   */
  @GET
  public Response form(
      String tenant,
      @QueryParam("run") @Nullable UUID run,
      @QueryParam("dataset") @Nullable String dataset,
      @QueryParam("snapshot") @Nullable Integer snapshot,
      @QueryParam("model") @Nullable String model) {
    frame.get().here().role().requireManaging();
    if (run != null) {
      var earlier = runs.get(tenant, run.toString());
      var choice = choice(tenant, Optional.of(AskedData.of(earlier)));
      return page(tenant, choice, form(choice).again(earlier), Html::ok);
    }
    var asked = AskedData.ofLink(dataset, snapshot);
    var choice = choice(tenant, asked);
    return page(tenant, choice, form(choice).begin(asked.isPresent(), model), Html::ok);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response start(String tenant, MultivaluedMap<String, String> sent) {
    var choice = choice(tenant, AskedData.ofField(sent.getFirst("data")));
    var form = form(choice).keep(sent);
    if (METHODS.equals(sent.getFirst("do"))) {
      return page(tenant, choice, form, Html::ok);
    }
    var wanted = form(choice).read(form);
    if (wanted != null) {
      try {
        return Html.seeOther("/" + tenant + "/runs/" + runs.start(tenant, wanted).id());
      } catch (ProblemException refusal) {
        form.refuse(refusal);
      }
    }
    return page(tenant, choice, form, Html::wrong);
  }

  private Response page(
      String tenant,
      TrainingChoice choice,
      Form form,
      Function<TemplateInstance, Response> answer) {
    var known = models.list(tenant, MANY, null).items();
    var methods = choice.methods(choice.task(form.value("data")), form.value("baseModel"));
    if (!methods.isEmpty() && methods.stream().noneMatch(m -> form.has("method", m.name()))) {
      form.with("method", methods.getFirst().name());
    }
    form(choice).complete(form, methods);
    var changed = TrainingForm.changed(form, methods);
    return answer.apply(Templates.create(choice, methods, changed, known, form));
  }

  private TrainingChoice choice(String tenant, Optional<AskedData> asked) {
    var listed = datasets.list(tenant, MANY, null).items();
    var data = asked.flatMap(a -> data(tenant, listed, a)).orElse(null);
    return new TrainingChoice(listed, runs.baseModels(MANY).items(), data);
  }

  /** What was asked for, if it is there: among many data sets it need not be listed. */
  private Optional<TrainingChoice.Data> data(String tenant, List<Dataset> listed, AskedData asked) {
    return listed.stream()
        .filter(asked::isOf)
        .findFirst()
        .or(() -> asked.canBe() ? dataset(tenant, asked.dataset()) : Optional.empty())
        .flatMap(
            dataset ->
                asked.numberIn(dataset).map(number -> new TrainingChoice.Data(dataset, number)));
  }

  private Optional<Dataset> dataset(String tenant, String idOrName) {
    try {
      return Optional.of(datasets.get(tenant, idOrName));
    } catch (ProblemException refusal) {
      if (refusal.status() == 404) {
        return Optional.empty();
      }
      throw refusal;
    }
  }

  private TrainingForm form(TrainingChoice choice) {
    return new TrainingForm(choice, wording.of(RunMessages.class));
  }
}
