package dev.attune.api.annotation;

import dev.attune.api.security.Allowed;
import dev.attune.api.security.AllowedToMembers;
import dev.attune.api.security.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tenants/{tenant}/datasets/{dataset}/annotation")
@Tag(name = "Annotation")
@RunOnVirtualThread
class PlanResource {
  private final Plans plans;

  PlanResource(Plans plans) {
    this.plans = plans;
  }

  @GET
  @AllowedToMembers
  @Operation(summary = "Show how a data set is annotated, and how far that is")
  public PlanView get(@PathParam("dataset") String dataset) {
    return plans.get(dataset);
  }

  @PUT
  @Allowed({Role.OWNER, Role.MANAGER})
  @Operation(
      summary = "Say how a data set is annotated",
      description =
          "Its unlabelled examples, those that arrive later among them, are then asked about. A"
              + " change counts for the items that are still open.")
  public PlanView put(@PathParam("dataset") String dataset, @Valid @NotNull NewPlan plan) {
    return plans.put(dataset, plan);
  }
}
