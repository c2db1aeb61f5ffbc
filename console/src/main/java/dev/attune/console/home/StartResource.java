package dev.attune.console.home;

import dev.attune.console.platform.Page;
import dev.attune.console.platform.ProblemException;
import dev.attune.console.platform.tenants.Tenant;
import dev.attune.console.platform.tenants.TenantsApi;
import dev.attune.console.platform.tenants.TenantsApi.NewTenant;
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
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The start page: sign in, choose an organisation, or found one. */
@Path("/")
@RunOnVirtualThread
public class StartResource {

  private static final int MANY = 200;

  private final TenantsApi tenants;
  private final CurrentFrame frame;
  private final Wording wording;

  public StartResource(@RestClient TenantsApi tenants, CurrentFrame frame, Wording wording) {
    this.tenants = tenants;
    this.frame = frame;
    this.wording = wording;
  }

  @CheckedTemplate(basePath = "home")
  static class Templates {
    private Templates() {}

    static native TemplateInstance welcome();

    static native TemplateInstance organisations(List<Tenant> organisations, Form form);
  }

  @GET
  public Response start() {
    if (!frame.get().signedIn()) {
      return Html.ok(Templates.welcome());
    }
    var form = Form.empty().with("name", "").with("slug", "");
    form.with("locale", frame.language().getCode());
    return Html.ok(Templates.organisations(mine(), form));
  }

  @POST
  public Response found(
      @RestForm @Nullable String name,
      @RestForm @Nullable String slug,
      @RestForm @Nullable String locale) {
    if (!frame.get().signedIn()) {
      return Html.seeOther("/-/sign-in");
    }
    var form = Form.empty().with("name", name).with("slug", slug).with("locale", locale);
    if (form.value("slug").isEmpty()) {
      form.with("slug", Slug.suggest(form.value("name")));
    }
    check(form);
    if (form.isRight()) {
      try {
        var tenant = new NewTenant(form.value("slug"), form.value("name"), form.value("locale"));
        return Html.seeOther("/" + tenants.create(tenant).slug());
      } catch (ProblemException refusal) {
        refuse(form, refusal);
      }
    }
    return Html.wrong(Templates.organisations(mine(), form));
  }

  private List<Tenant> mine() {
    Page<Tenant> page = tenants.mine(MANY);
    return page.items();
  }

  private void check(Form form) {
    var words = wording.of(HomeMessages.class);
    var name = form.value("name");
    if (name.isEmpty() || name.length() > 200) {
      form.error("name", words.nameMissing());
    }
    if (!Slug.fits(form.value("slug"))) {
      form.error("slug", words.slugWrong());
    }
    if (Language.of(form.value("locale")) == null) {
      form.error("locale", words.localeWrong());
    }
  }

  private void refuse(Form form, ProblemException refusal) {
    if (refusal.status() == 409) {
      form.error("slug", wording.of(HomeMessages.class).slugTaken());
    } else {
      form.refuse(refusal);
    }
  }
}
