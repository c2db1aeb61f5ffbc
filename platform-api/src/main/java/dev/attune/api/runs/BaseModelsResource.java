package dev.attune.api.runs;

import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.security.AllowedToSignedIn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/base-models")
@Tag(name = "Training runs")
@RunOnVirtualThread
class BaseModelsResource {
  private final Registry registry;

  BaseModelsResource(Registry registry) {
    this.registry = registry;
  }

  @GET
  @AllowedToSignedIn
  @Operation(summary = "List the base models and how they can be trained")
  public Page<BaseModelView> list(@BeanParam PageQuery page) {
    return registry.baseModels(page);
  }
}
