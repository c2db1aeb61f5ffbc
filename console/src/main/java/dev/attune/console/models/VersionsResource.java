package dev.attune.console.models;

import dev.attune.console.format.LabelColours;
import dev.attune.console.platform.Page;
import dev.attune.console.platform.ProblemException;
import dev.attune.console.platform.datasets.DatasetsApi;
import dev.attune.console.platform.models.Model;
import dev.attune.console.platform.models.ModelsApi;
import dev.attune.console.platform.models.Version;
import dev.attune.console.web.Html;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** The versions of a model, one in full, two side by side, and one's card. */
@Path("/{tenant}/models/{model}")
@RunOnVirtualThread
public class VersionsResource {

  private static final int PAGE = 50;

  private final ModelsApi models;
  private final DatasetsApi datasets;
  private final MistakeTexts mistakes;
  private final ExportCards exports;
  private final FeedbackCards feedback;

  public VersionsResource(
      @RestClient ModelsApi models,
      @RestClient DatasetsApi datasets,
      MistakeTexts mistakes,
      ExportCards exports,
      FeedbackCards feedback) {
    this.models = models;
    this.datasets = datasets;
    this.mistakes = mistakes;
    this.exports = exports;
    this.feedback = feedback;
  }

  @CheckedTemplate(basePath = "models")
  static class Templates {
    private Templates() {}

    static native TemplateInstance versions(
        Model model, Page<Version> versions, List<Integer> choice);

    static native TemplateInstance version(
        Model model,
        Version version,
        WorstMistakes mistakes,
        @Nullable TextLinks texts,
        FeedbackCard feedbackCard,
        ExportCard exportCard,
        boolean dataThere);

    static native TemplateInstance compare(Model model, Comparison comparison);

    static native TemplateInstance card(
        Model model, List<Integer> choice, @Nullable Version version, boolean dataThere);
  }

  @GET
  public Response versions(
      String tenant, String model, @QueryParam("after") @Nullable String after) {
    var shown = models.get(tenant, model);
    var versions = models.versions(tenant, model, PAGE, after);
    return Html.ok(Templates.versions(shown, versions, choice(versions, shown.serving().stream())));
  }

  @GET
  @Path("versions/{number}")
  public Response version(String tenant, String model, int number) {
    var version = models.version(tenant, model, number);
    return Html.ok(
        LabelColours.on(
            Templates.version(
                models.get(tenant, model),
                version,
                mistakes.of(tenant, version),
                version.metrics().test() == null ? null : TextLinks.of(tenant, model, number),
                feedback.of(tenant, model, number),
                exports.of(tenant, model, number),
                isDataThere(tenant, version)),
            version.task()));
  }

  @GET
  @Path("compare")
  public Response compare(
      String tenant, String model, @QueryParam("a") int a, @QueryParam("b") int b) {
    var one = models.version(tenant, model, a);
    var other = models.version(tenant, model, b);
    return Html.ok(
        LabelColours.on(
            Templates.compare(models.get(tenant, model), compared(tenant, model, one, other)),
            one.task(),
            other.task()));
  }

  private Comparison compared(String tenant, String model, Version a, Version b) {
    try {
      var paired = models.compare(tenant, model, b.number(), a.number());
      return new Comparison(a, b, paired, null);
    } catch (ProblemException e) {
      if (!e.aboutInput()) {
        throw e;
      }
      return new Comparison(a, b, null, e.problem().reason());
    }
  }

  @GET
  @Path("card")
  public Response card(
      String tenant, String model, @QueryParam("version") @Nullable Integer number) {
    var shown = models.get(tenant, model);
    var versions = models.versions(tenant, model, PAGE, null);
    var wanted = number != null ? number : latest(shown);
    var version = wanted == null ? null : models.version(tenant, model, wanted);
    var further = Stream.concat(shown.serving().stream(), Stream.ofNullable(wanted));
    return Html.ok(
        LabelColours.on(
            Templates.card(shown, choice(versions, further), version, isDataThere(tenant, version)),
            version == null ? null : version.task()));
  }

  /** A version outlives the data set that it learned from. */
  private boolean isDataThere(String tenant, @Nullable Version version) {
    var lineage = version == null ? null : version.lineage();
    if (lineage == null || lineage.datasetId() == null) {
      return false;
    }
    try {
      datasets.get(tenant, lineage.datasetId());
      return true;
    } catch (ProblemException refusal) {
      if (refusal.status() == 404) {
        return false;
      }
      throw refusal;
    }
  }

  /** The numbers of a page's versions, and of others wherever they are listed; newest first. */
  private static List<Integer> choice(Page<Version> page, Stream<Integer> further) {
    return Stream.concat(page.items().stream().map(Version::number), further)
        .distinct()
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  private static @Nullable Integer latest(Model model) {
    if (model.production() != null) {
      return model.production();
    }
    return model.hasVersions() ? model.latestVersion() : null;
  }
}
