package dev.attune.api.models;

import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.paging.PathId;
import dev.attune.api.security.AllowedToMembers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tenants/{tenant}/models")
@Tag(name = "Models")
@RunOnVirtualThread
class ModelsResource {
  private final Models models;

  ModelsResource(Models models) {
    this.models = models;
  }

  @GET
  @AllowedToMembers
  @Operation(summary = "List the models by name")
  public Page<ModelView> list(@BeanParam PageQuery page) {
    return models.list(page);
  }

  @GET
  @Path("{model}")
  @AllowedToMembers
  @Operation(summary = "Show a model with its deployment")
  public ModelView get(@PathParam("model") String model) {
    return models.get(model);
  }

  @GET
  @Path("{model}/versions")
  @AllowedToMembers
  @Operation(summary = "List a model's versions, newest first")
  public Page<VersionView> versions(@PathParam("model") String model, @BeanParam PageQuery page) {
    return models.versions(model, page);
  }

  @GET
  @Path("{model}/versions/{number}")
  @AllowedToMembers
  @Operation(summary = "Show a version with its metrics and lineage")
  public VersionView version(@PathParam("model") String model, @PathParam("number") String number) {
    return models.version(model, PathId.requiredNumber(number, "version"));
  }
}
