package dev.attune.api.deployments;

import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Allowed;
import dev.attune.api.security.AllowedToMembers;
import dev.attune.api.security.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/tenants/{tenant}/models/{model}")
@Tag(name = "Deployment")
@RunOnVirtualThread
class DeploymentsResource {
  private static final String FROM =
      "The revision that is to be left, 0 for none; refused (409) when another one is there by now."
          + " Not checked when it is not said.";

  private final Deployments deployments;

  DeploymentsResource(Deployments deployments) {
    this.deployments = deployments;
  }

  @GET
  @Path("deployment")
  @AllowedToMembers
  @Operation(
      summary = "Show which versions answer, where, and what trials have shown",
      description =
          "Shadows and canaries are counted by every gateway, in numbers and without texts; the"
              + " figures are of all gateways together, up to their last flush.")
  public DeploymentStatus get(@PathParam("model") String model) {
    return deployments.get(model);
  }

  @PUT
  @Path("deployment")
  @Allowed({Role.OWNER, Role.MANAGER})
  @Operation(
      summary = "Say which versions answer",
      description = "Gateways load the new versions while the old ones serve, then switch.")
  public DeploymentView deploy(
      @PathParam("model") String model,
      @QueryParam("from") @Parameter(description = FROM) @Nullable String from,
      @Valid @NotNull NewDeployment deployment) {
    return deployments.deploy(model, deployment, revision(from));
  }

  @GET
  @Path("deployment/history")
  @AllowedToMembers
  @Operation(summary = "List the deployments there were, newest first")
  public Page<DeploymentView> history(@PathParam("model") String model, @BeanParam PageQuery page) {
    return deployments.history(model, page);
  }

  @POST
  @Path("rollback")
  @Allowed({Role.OWNER, Role.MANAGER})
  @Operation(
      summary = "Go back to the deployment before",
      description = "Makes a new revision of it; a second rollback leads back again.")
  public DeploymentView rollBack(
      @PathParam("model") String model,
      @QueryParam("from") @Parameter(description = FROM) @Nullable String from) {
    return deployments.rollBack(model, revision(from));
  }

  private static @Nullable Integer revision(@Nullable String number) {
    if (number == null) {
      return null;
    }
    if (!number.matches("0|[1-9][0-9]{0,8}")) {
      throw Refusal.malformed("from", "must be the number of a revision");
    }
    return Integer.parseInt(number);
  }
}
