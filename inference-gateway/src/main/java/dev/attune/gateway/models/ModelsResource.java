package dev.attune.gateway.models;

import dev.attune.gateway.access.Caller;
import dev.attune.gateway.access.CurrentCaller;
import dev.attune.gateway.access.Needs;
import dev.attune.gateway.access.OfTenant;
import dev.attune.gateway.access.Scope;
import dev.attune.gateway.problems.ApiDocument;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What serves. */
@Path("/v1/tenants/{tenant}/models")
@OfTenant
@Tag(name = "models")
@SecurityRequirement(name = ApiDocument.API_KEY)
@SecurityRequirement(name = ApiDocument.TOKEN)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class ModelsResource {
  private final CurrentCaller caller;
  private final ModelList models;

  ModelsResource(CurrentCaller caller, ModelList models) {
    this.caller = caller;
    this.models = models;
  }

  @GET
  @Needs(Scope.PREDICT)
  @Operation(
      operationId = "listModels",
      summary = "What serves",
      description =
          "Every model with a version in production that the caller may ask, by name: its versions,"
              + " since when, and how it stands on the gateway that answers.")
  @Parameter(ref = ApiDocument.TENANT)
  @APIResponse(
      responseCode = "200",
      description = "A page of models.",
      content =
          @Content(
              schema = @Schema(implementation = ModelPage.class),
              examples = @ExampleObject(name = "two models", value = ModelExamples.PAGE)))
  @APIResponse(responseCode = "401", ref = ApiDocument.UNAUTHENTICATED)
  @APIResponse(responseCode = "403", ref = ApiDocument.FORBIDDEN)
  @APIResponse(responseCode = "404", ref = ApiDocument.NOT_FOUND)
  @APIResponse(responseCode = "422", ref = ApiDocument.UNPROCESSABLE)
  @APIResponse(responseCode = "429", ref = ApiDocument.LIMIT_REACHED)
  @APIResponse(responseCode = "503", ref = ApiDocument.UNAVAILABLE)
  public ModelPage list(@BeanParam PageQuery query) {
    Caller asking = caller.get();
    return models.page(asking.tenantId(), asking.models(), query.after(), query.limit());
  }
}
