package dev.attune.console.models;

import dev.attune.console.platform.Page;
import dev.attune.console.platform.ProblemException;
import dev.attune.console.platform.models.Deployment;
import dev.attune.console.platform.models.DeploymentStatus;
import dev.attune.console.platform.models.Gateways;
import dev.attune.console.platform.models.Model;
import dev.attune.console.platform.models.ModelsApi;
import dev.attune.console.platform.models.ModelsApi.NewDeployment;
import dev.attune.console.platform.models.Version;
import dev.attune.console.web.CurrentFrame;
import dev.attune.console.web.Form;
import dev.attune.console.web.Html;
import dev.attune.console.web.Wording;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Which version of a model serves: choose, look at the change, confirm, roll back. */
@Path("/{tenant}/models/{model}/deployment")
@RunOnVirtualThread
public class DeploymentResource {

  private static final int PAGE = 20;

  private final ModelsApi models;
  private final OfferedVersions versions;
  private final CurrentFrame frame;
  private final Wording wording;

  public DeploymentResource(
      @RestClient ModelsApi models, OfferedVersions versions, CurrentFrame frame, Wording wording) {
    this.models = models;
    this.versions = versions;
    this.frame = frame;
    this.wording = wording;
  }

  @CheckedTemplate(basePath = "models")
  static class Templates {
    private Templates() {}

    static native TemplateInstance deployment(
        Model model,
        List<Version> versions,
        Page<Deployment> history,
        @Nullable DeploymentStatus status,
        Form form,
        String done);

    static native TemplateInstance where(Model model, Gateways gateways);

    static native TemplateInstance confirm(Model model, DeploymentChange change, Form form);

    /**
     * Asks whether to roll back, or says why nothing can be rolled back to.
     *
     * @param change to what is to serve again; null where it lies further back than the page looks,
     *     or nothing else has served before
     */
    static native TemplateInstance rollback(
        Model model, @Nullable DeploymentChange change, boolean nothingBefore, Form form);
  }

  @GET
  public Response deployment(
      String tenant,
      String model,
      @QueryParam("promote") @Nullable Integer promote,
      @QueryParam("after") @Nullable String after,
      @QueryParam("done") @Nullable String done) {
    var shown = models.get(tenant, model);
    var form = DeploymentForm.begin(shown.deployment(), promote);
    return page(tenant, shown, form, after, done == null ? "" : done);
  }

  /** Where it serves by now, for the page to follow a switch. */
  @GET
  @Path("where")
  public Response where(String tenant, String model) {
    return Html.ok(
        Templates.where(models.get(tenant, model), models.deployment(tenant, model).gateways()));
  }

  /** Shows the change; nothing happens yet. */
  @GET
  @Path("confirm")
  public Response confirm(String tenant, String model, @BeanParam DeploymentEntry entered) {
    frame.get().here().role().requireManaging();
    if (entered.isNothing()) {
      return Html.seeOther(path(tenant, model));
    }
    var shown = models.get(tenant, model);
    var form = DeploymentForm.keep(entered);
    var wanted = read(tenant, shown, form);
    return wanted == null
        ? page(tenant, shown, form, null, "")
        : Html.ok(Templates.confirm(shown, new DeploymentChange(shown.deployment(), wanted), form));
  }

  @POST
  @Path("confirm")
  public Response deploy(String tenant, String model, MultivaluedMap<String, String> sent) {
    var shown = models.get(tenant, model);
    var form = DeploymentForm.keep(DeploymentEntry.of(sent));
    var wanted = read(tenant, shown, form);
    if (wanted != null) {
      try {
        models.deploy(tenant, model, sent.getFirst("from"), wanted);
        return Html.seeOther(path(tenant, model) + "?done=deployed");
      } catch (ProblemException refusal) {
        form.refuse(refusal);
      }
    }
    return page(tenant, shown, form, null, "");
  }

  @GET
  @Path("rollback")
  public Response askToRollBack(String tenant, String model) {
    frame.get().here().role().requireManaging();
    return Html.ok(rollback(tenant, models.get(tenant, model), Form.empty()));
  }

  private TemplateInstance rollback(String tenant, Model model, Form form) {
    var now = model.deployment();
    if (now == null) {
      return Templates.rollback(model, null, true, form);
    }
    var newest = models.history(tenant, model.name(), PAGE, null);
    var change =
        newest.items().stream()
            .filter(one -> one.revision() < now.revision() && !one.servesAs(now))
            .findFirst()
            .map(earlier -> DeploymentChange.back(now, earlier))
            .orElse(null);
    return Templates.rollback(model, change, change == null && newest.next() == null, form);
  }

  @POST
  @Path("rollback")
  public Response rollBack(String tenant, String model, @RestForm @Nullable String from) {
    try {
      models.rollBack(tenant, model, from);
      return Html.seeOther(path(tenant, model) + "?done=rolled-back");
    } catch (ProblemException refusal) {
      var form = Form.empty().refuse(refusal);
      return Html.wrong(rollback(tenant, models.get(tenant, model), form));
    }
  }

  private @Nullable NewDeployment read(String tenant, Model model, Form form) {
    var offered = versions.of(tenant, model, DeploymentForm.asked(form));
    return DeploymentForm.read(form, offered, wording.of(DeploymentMessages.class));
  }

  private Response page(
      String tenant, Model model, Form form, @Nullable String after, String done) {
    var page =
        Templates.deployment(
            model,
            versions.of(tenant, model, DeploymentForm.asked(form)),
            models.history(tenant, model.name(), PAGE, after),
            model.deployment() == null ? null : models.deployment(tenant, model.name()),
            form,
            done);
    return form.isWrong() ? Html.wrong(page) : Html.ok(page);
  }

  private static String path(String tenant, String model) {
    return "/" + tenant + "/models/" + model + "/deployment";
  }
}
