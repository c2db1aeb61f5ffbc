package dev.attune.console.datasets;

import dev.attune.console.platform.Page;
import dev.attune.console.platform.datasets.Dataset;
import dev.attune.console.platform.datasets.DatasetsApi;
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

/** All data sets of an organisation. */
@Path("/{tenant}/datasets")
@RunOnVirtualThread
public class DatasetsResource {

  private static final int PAGE = 50;

  private final DatasetsApi datasets;

  public DatasetsResource(@RestClient DatasetsApi datasets) {
    this.datasets = datasets;
  }

  @CheckedTemplate(basePath = "datasets")
  static class Templates {
    private Templates() {}

    static native TemplateInstance list(Page<Dataset> datasets);
  }

  @GET
  public Response list(String tenant, @QueryParam("after") @Nullable String after) {
    return Html.ok(Templates.list(datasets.list(tenant, PAGE, after)));
  }
}
