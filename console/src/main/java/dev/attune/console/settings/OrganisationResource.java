package dev.attune.console.settings;

import dev.attune.console.platform.ProblemException;
import dev.attune.console.platform.tenants.TenantsApi;
import dev.attune.console.platform.tenants.TenantsApi.TenantChange;
import dev.attune.console.web.CurrentFrame;
import dev.attune.console.web.Form;
import dev.attune.console.web.Html;
import dev.attune.console.web.Language;
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

/** The organisation itself: its name, its language, its end. */
@Path("/{tenant}/settings")
@RunOnVirtualThread
public class OrganisationResource {

  private final TenantsApi tenants;
  private final CurrentFrame frame;
  private final Wording wording;

  public OrganisationResource(@RestClient TenantsApi tenants, CurrentFrame frame, Wording wording) {
    this.tenants = tenants;
    this.frame = frame;
    this.wording = wording;
  }

  @CheckedTemplate(basePath = "settings")
  static class Templates {
    private Templates() {}

    static native TemplateInstance organisation(Form form, Form deletion, boolean saved);
  }

  @GET
  public Response organisation(String tenant, @QueryParam("done") @Nullable String done) {
    frame.get().here().role().require(frame.get().here().role().isSeeingKeys());
    return Html.ok(Templates.organisation(current(tenant), deletion(), "saved".equals(done)));
  }

  @POST
  public Response save(
      String tenant,
      @RestForm @Nullable String name,
      @RestForm @Nullable String locale,
      @RestForm @Nullable String int8MaxLoss,
      @RestForm @Nullable String answerCacheMebibytes) {
    var words = wording.of(SettingsMessages.class);
    var form =
        Form.empty()
            .with("name", name)
            .with("locale", locale)
            .with(ServingFields.LOSS, int8MaxLoss)
            .with(ServingFields.CACHE, answerCacheMebibytes);
    if (form.value("name").isEmpty() || form.value("name").length() > 200) {
      form.error("name", words.nameMissing());
    }
    if (Language.of(form.value("locale")) == null) {
      form.error("locale", words.languageWrong());
    }
    var serving = ServingFields.read(form, words);
    if (form.isRight() && serving != null) {
      try {
        tenants.change(tenant, new TenantChange(form.value("name"), form.value("locale"), serving));
        return Html.seeOther("/" + tenant + "/settings?done=saved");
      } catch (ProblemException refusal) {
        form.refuse(refusal);
      }
    }
    return Html.wrong(Templates.organisation(form, deletion(), false));
  }

  @GET
  @Path("delete")
  public Response deletionForm(String tenant) {
    return Html.seeOther("/" + tenant + "/settings");
  }

  @POST
  @Path("delete")
  public Response delete(String tenant, @RestForm @Nullable String confirmation) {
    var form = Form.empty().with("confirmation", confirmation);
    if (!form.has("confirmation", tenant)) {
      form.error("confirmation", wording.of(SettingsMessages.class).deleteWrong());
      return Html.wrong(Templates.organisation(current(tenant), form, false));
    }
    tenants.delete(tenant);
    return Html.seeOther("/");
  }

  private Form current(String tenant) {
    var here = tenants.get(tenant);
    var form = Form.empty().with("name", here.name()).with("locale", here.locale());
    return here.serving() == null ? form : ServingFields.fill(form, here.serving());
  }

  private static Form deletion() {
    return Form.empty().with("confirmation", "");
  }
}
