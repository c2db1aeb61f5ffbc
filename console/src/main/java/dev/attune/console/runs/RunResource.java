package dev.attune.console.runs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.console.platform.ProblemException;
import dev.attune.console.platform.models.ModelsApi;
import dev.attune.console.platform.runs.Run;
import dev.attune.console.platform.runs.RunsApi;
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
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** One training run: how it goes, how it ended, and cancelling it. */
@Path("/{tenant}/runs/{run}")
@RunOnVirtualThread
public class RunResource {

  /** The main figures of all tasks, one of which the validation split is measured by. */
  private static final List<String> FIGURES = List.of("macroF1", "entityF1", "pearson", "mean");

  private final RunsApi runs;
  private final ModelsApi models;
  private final RunStories stories;
  private final CurrentFrame frame;

  public RunResource(
      @RestClient RunsApi runs,
      @RestClient ModelsApi models,
      RunStories stories,
      CurrentFrame frame) {
    this.runs = runs;
    this.models = models;
    this.stories = stories;
    this.frame = frame;
  }

  @CheckedTemplate(basePath = "runs")
  static class Templates {
    private Templates() {}

    static native TemplateInstance run(
        Run run,
        @Nullable Map<String, JsonNode> trainedWith,
        RunStory story,
        List<String> figures,
        boolean cancelling);

    static native TemplateInstance cancel(Run run);
  }

  @GET
  public Response run(String tenant, String run, @QueryParam("done") @Nullable String done) {
    var told = tell(tenant, run);
    var shown = told.run();
    var cancelling = "cancelling".equals(done) && shown.open();
    return Html.ok(
        Templates.run(shown, trainedWith(tenant, shown), told.story(), FIGURES, cancelling));
  }

  private record Told(Run run, RunStory story) {}

  /**
   * A run with what its events tell in the same state. Else the page would wait for ever for a
   * change of state that is among the events it has.
   */
  private Told tell(String tenant, String id) {
    var run = runs.get(tenant, id);
    while (true) {
      var story = stories.read(tenant, run);
      var after = run.open() ? runs.get(tenant, id) : run;
      if (after.state().equals(run.state())) {
        return new Told(after, story);
      }
      run = after;
    }
  }

  /**
   * The hyperparameters that the run's version was trained with, chosen by the data or a search
   * where that was asked for; null when there is no version.
   */
  private @Nullable Map<String, JsonNode> trainedWith(String tenant, Run run) {
    if (run.version() == null) {
      return null;
    }
    try {
      var lineage = models.version(tenant, run.model(), run.version()).lineage();
      return lineage == null ? null : lineage.hyperparameters();
    } catch (ProblemException refusal) {
      if (refusal.status() == 404) {
        return null; // Deleted meanwhile.
      }
      throw refusal;
    }
  }

  @GET
  @Path("cancel")
  public Response askToCancel(String tenant, String run) {
    frame.get().here().role().requireManaging();
    var shown = runs.get(tenant, run);
    return shown.open() ? Html.ok(Templates.cancel(shown)) : Html.seeOther(path(tenant, run));
  }

  @POST
  @Path("cancel")
  public Response cancel(String tenant, String run) {
    try {
      runs.cancel(tenant, run);
    } catch (ProblemException refusal) {
      // It ended by itself in the meantime; its page says how.
      if (refusal.status() != 409) {
        throw refusal;
      }
    }
    return Html.seeOther(path(tenant, run) + "?done=cancelling");
  }

  private static String path(String tenant, String run) {
    return "/" + tenant + "/runs/" + run;
  }
}
