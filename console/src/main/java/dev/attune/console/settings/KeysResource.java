package dev.attune.console.settings;

import dev.attune.console.platform.Page;
import dev.attune.console.platform.ProblemException;
import dev.attune.console.platform.models.Model;
import dev.attune.console.platform.models.ModelsApi;
import dev.attune.console.platform.tenants.ApiKey;
import dev.attune.console.platform.tenants.Limits;
import dev.attune.console.platform.tenants.TenantsApi;
import dev.attune.console.platform.tenants.TenantsApi.KeyChange;
import dev.attune.console.web.CurrentFrame;
import dev.attune.console.web.Form;
import dev.attune.console.web.Html;
import dev.attune.console.web.Wording;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** API keys: list, make one and show it once, revoke. */
@Path("/{tenant}/settings/keys")
@RunOnVirtualThread
public class KeysResource {

  private static final int PAGE = 100;

  private final TenantsApi tenants;
  private final ModelsApi models;
  private final KeyForm forms;
  private final CurrentFrame frame;
  private final Wording wording;
  private final String gateway;

  public KeysResource(
      @RestClient TenantsApi tenants,
      @RestClient ModelsApi models,
      KeyForm forms,
      CurrentFrame frame,
      Wording wording,
      @ConfigProperty(name = "attune.gateway.public-url") String gateway) {
    this.tenants = tenants;
    this.models = models;
    this.forms = forms;
    this.frame = frame;
    this.wording = wording;
    this.gateway = gateway;
  }

  @CheckedTemplate(basePath = "settings")
  static class Templates {
    private Templates() {}

    static native TemplateInstance keys(
        Page<ApiKey> keys, List<Model> models, Form form, @Nullable String done);

    static native TemplateInstance key(ApiKey key, String gateway, @Nullable String model);

    static native TemplateInstance revoke(ApiKey key);

    static native TemplateInstance keyLimits(ApiKey key, Limits limits, Form form);
  }

  @GET
  public Response keys(
      String tenant,
      @QueryParam("after") @Nullable String after,
      @QueryParam("done") @Nullable String done) {
    frame.get().here().role().require(frame.get().here().role().isSeeingKeys());
    return Html.ok(page(tenant, after, forms.begin(), done));
  }

  /** Answers with the key itself: it exists in this response and nowhere else. */
  @POST
  public Response create(
      String tenant,
      @RestForm @Nullable String name,
      @RestForm List<String> scopes,
      @RestForm("models") List<String> chosen,
      @RestForm @Nullable String expires,
      @BeanParam RateFields rates) {
    var form = forms.keep(name, scopes, chosen, expires, rates);
    var wanted = forms.read(form, scopes, chosen, wording);
    if (wanted != null) {
      try {
        var key = tenants.createKey(tenant, wanted);
        return Html.ok(Templates.key(key, gateway, askable(tenant, chosen)));
      } catch (ProblemException refusal) {
        form.refuse(refusal);
      }
    }
    return Html.wrong(page(tenant, null, form, null));
  }

  @GET
  @Path("{key}/revoke")
  public Response askToRevoke(String tenant, String key) {
    frame.get().here().role().requireManaging();
    return Html.ok(Templates.revoke(find(tenant, key)));
  }

  @POST
  @Path("{key}/revoke")
  public Response revoke(String tenant, String key) {
    tenants.revokeKey(tenant, key);
    return Html.seeOther("/" + tenant + "/settings/keys?done=revoked");
  }

  @GET
  @Path("{key}/limits")
  public Response limits(String tenant, String key) {
    frame.get().here().role().requireManaging();
    var found = find(tenant, key);
    return Html.ok(
        Templates.keyLimits(found, tenants.limits(tenant), RateFields.form(found.limits())));
  }

  @POST
  @Path("{key}/limits")
  public Response limit(String tenant, String key, @BeanParam RateFields rates) {
    var form = rates.keep(Form.empty());
    var wanted = RateFields.read(form, wording.of(UsageMessages.class));
    if (form.isRight()) {
      try {
        tenants.changeKey(tenant, key, new KeyChange(wanted));
        return Html.seeOther("/" + tenant + "/settings/keys?done=limited");
      } catch (ProblemException refusal) {
        form.refuse(refusal);
      }
    }
    return Html.wrong(Templates.keyLimits(find(tenant, key), tenants.limits(tenant), form));
  }

  private TemplateInstance page(
      String tenant, @Nullable String after, Form form, @Nullable String done) {
    var known = models.list(tenant, PAGE, null).items();
    return Templates.keys(tenants.keys(tenant, PAGE, after), known, form, done);
  }

  /** A model to try the key on: one that it may ask, one that serves if there is one. */
  private @Nullable String askable(String tenant, List<String> chosen) {
    if (!chosen.isEmpty()) {
      return chosen.getFirst();
    }
    var known = models.list(tenant, PAGE, null).items();
    return known.stream()
        .filter(model -> model.production() != null)
        .findFirst()
        .or(() -> known.stream().findFirst())
        .map(Model::name)
        .orElse(null);
  }

  private ApiKey find(String tenant, String id) {
    return Page.all(cursor -> tenants.keys(tenant, PAGE, cursor)).stream()
        .filter(key -> key.id().equals(id))
        .findFirst()
        .orElseThrow(NotFoundException::new);
  }
}
