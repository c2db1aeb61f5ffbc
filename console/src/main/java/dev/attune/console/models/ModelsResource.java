package dev.attune.console.models;

import dev.attune.console.platform.Page;
import dev.attune.console.platform.models.Model;
import dev.attune.console.platform.models.ModelsApi;
import dev.attune.console.web.Html;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** All models of an organisation. */
@Path("/{tenant}/models")
@RunOnVirtualThread
public class ModelsResource {

  private static final int PAGE = 50;

  private final ModelsApi models;

  public ModelsResource(@RestClient ModelsApi models) {
    this.models = models;
  }

  @CheckedTemplate(basePath = "models")
  static class Templates {
    private Templates() {}

    static native TemplateInstance list(Page<Model> models);
  }

  @GET
  public Response list(String tenant, @QueryParam("after") @Nullable String after) {
    return Html.ok(Templates.list(models.list(tenant, PAGE, after)));
  }
}
