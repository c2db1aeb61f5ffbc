package dev.attune.console.datasets;

import dev.attune.console.format.LabelColours;
import dev.attune.console.platform.Page;
import dev.attune.console.platform.ProblemException;
import dev.attune.console.platform.datasets.Dataset;
import dev.attune.console.platform.datasets.DatasetsApi;
import dev.attune.console.platform.datasets.DatasetsApi.NewSnapshot;
import dev.attune.console.platform.datasets.Snapshot;
import dev.attune.console.platform.datasets.SnapshotChanges;
import dev.attune.console.web.Form;
import dev.attune.console.web.Html;
import dev.attune.console.web.Wording;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The snapshots of a data set, and taking another. */
@Path("/{tenant}/datasets/{dataset}/snapshots")
@RunOnVirtualThread
public class SnapshotsResource {

  private static final int PAGE = 50;

  /** Not named as the service names it: what that says of the splits is about the whole form. */
  private static final String DIVISION = "division";

  private static final Pattern SHARE = Pattern.compile("[1-9][0-9]?");
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
  private static final Pattern SEED = Pattern.compile("-?[0-9]{1,15}");

  private final DatasetsApi datasets;
  private final Wording wording;

  public SnapshotsResource(@RestClient DatasetsApi datasets, Wording wording) {
    this.datasets = datasets;
    this.wording = wording;
  }

  @CheckedTemplate(basePath = "datasets")
  static class Templates {
    private Templates() {}

    static native TemplateInstance snapshots(
        Dataset dataset, Page<Snapshot> snapshots, Form form, @Nullable Integer taken);

    static native TemplateInstance changes(
        Dataset dataset, SnapshotChanges changes, String change, boolean further);
  }

  @GET
  public Response snapshots(
      String tenant,
      String dataset,
      @QueryParam("after") @Nullable String after,
      @QueryParam("taken") @Nullable Integer taken) {
    var form =
        Form.empty()
            .with("train", "80")
            .with("validation", "10")
            .with("test", "10")
            .with("keptValidation", "10")
            .with("seed", "1");
    var shown = datasets.get(tenant, dataset);
    form.with(DIVISION, shown.tally().split("train") > 0 ? "column" : "shares");
    var page = datasets.snapshots(tenant, dataset, PAGE, after);
    form.with("testOf", page.empty() ? "" : String.valueOf(page.items().getFirst().number()));
    return Html.ok(Templates.snapshots(shown, page, form, taken));
  }

  /** What changed since another snapshot, the one before unless another is named. */
  @GET
  @Path("{number:[1-9][0-9]{0,8}}/changes")
  public Response changes(
      String tenant,
      String dataset,
      @PathParam("number") int number,
      @QueryParam("since") @Nullable Integer since,
      @QueryParam("change") @Nullable String change,
      @QueryParam("after") @Nullable String after) {
    var kind = change == null || change.isEmpty() ? null : change;
    var changes = datasets.changes(tenant, dataset, number, since, kind, PAGE, after);
    var shown = datasets.get(tenant, dataset);
    return Html.ok(
        LabelColours.on(
            Templates.changes(shown, changes, kind == null ? "" : kind, after != null),
            shown.task()));
  }

  @POST
  public Response take(
      String tenant,
      String dataset,
      @RestForm @Nullable String division,
      @RestForm @Nullable String train,
      @RestForm @Nullable String validation,
      @RestForm @Nullable String test,
      @RestForm @Nullable String testOf,
      @RestForm @Nullable String keptValidation,
      @RestForm @Nullable String seed) {
    var form =
        Form.empty()
            .with(DIVISION, division)
            .with("train", train)
            .with("validation", validation)
            .with("test", test)
            .with("testOf", testOf)
            .with("keptValidation", keptValidation)
            .with("seed", seed);
    var wanted = read(form);
    if (wanted != null) {
      try {
        var taken = datasets.takeSnapshot(tenant, dataset, wanted);
        return Html.seeOther(
            "/" + tenant + "/datasets/" + dataset + "/snapshots?taken=" + taken.number());
      } catch (ProblemException refusal) {
        form.refuse(refusal);
      }
    }
    var shown = datasets.get(tenant, dataset);
    var page = datasets.snapshots(tenant, dataset, PAGE, null);
    return Html.wrong(Templates.snapshots(shown, page, form, null));
  }

  /** What was asked for; null when the form says what is wrong with it. */
  private @Nullable NewSnapshot read(Form form) {
    if (form.has(DIVISION, "column")) {
      return NewSnapshot.byColumn();
    }
    var words = wording.of(SnapshotMessages.class);
    if (!SEED.matcher(form.value("seed")).matches()) {
      form.error("seed", words.seedWrong());
    }
    return form.has(DIVISION, "kept") ? keptTest(form, words) : shares(form, words);
  }

  private static @Nullable NewSnapshot keptTest(Form form, SnapshotMessages words) {
    var validation = share(form.value("keptValidation"));
    if (validation == 0) {
      form.error("keptValidation", words.keptValidationWrong());
    }
    if (!NUMBER.matcher(form.value("testOf")).matches()) {
      form.error("testOf", words.testOfWrong());
    }
    return form.isWrong()
        ? null
        : NewSnapshot.byKeptTest(
            (100 - validation) / 100.0,
            validation / 100.0,
            Integer.parseInt(form.value("testOf")),
            Long.parseLong(form.value("seed")));
  }

  private static @Nullable NewSnapshot shares(Form form, SnapshotMessages words) {
    var train = share(form.value("train"));
    var validation = share(form.value("validation"));
    var test = share(form.value("test"));
    if (train == 0 || validation == 0 || test == 0 || train + validation + test != 100) {
      form.error("train", words.sharesWrong());
    }
    return form.isWrong()
        ? null
        : NewSnapshot.byShares(
            train / 100.0, validation / 100.0, test / 100.0, Long.parseLong(form.value("seed")));
  }

  private static int share(String percent) {
    return SHARE.matcher(percent).matches() ? Integer.parseInt(percent) : 0;
  }
}
