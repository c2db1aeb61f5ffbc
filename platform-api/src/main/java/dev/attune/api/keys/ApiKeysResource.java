package dev.attune.api.keys;

import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.security.Allowed;
import dev.attune.api.security.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/tenants/{tenant}/api-keys")
@Tag(name = "API keys")
@RunOnVirtualThread
class ApiKeysResource {
  private final ApiKeys keys;

  ApiKeysResource(ApiKeys keys) {
    this.keys = keys;
  }

  @GET
  @Allowed({Role.OWNER, Role.MANAGER, Role.AUDITOR})
  @Operation(summary = "List the API keys, newest first")
  public Page<ApiKeyView> list(@BeanParam PageQuery page) {
    return keys.list(page);
  }

  @POST
  @Allowed({Role.OWNER, Role.MANAGER})
  @ResponseStatus(201)
  @APIResponse(
      responseCode = "201",
      description = "The key, with its secret, this once.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = CreatedApiKey.class)))
  @Operation(
      summary = "Make an API key",
      description =
          "The answer holds the key itself, this once. A manager makes keys with the scope predict alone.")
  public CreatedApiKey create(@Valid @NotNull NewApiKey key) {
    return keys.create(key);
  }

  @PATCH
  @Path("{id}")
  @Allowed({Role.OWNER, Role.MANAGER})
  @Operation(
      summary = "Change how fast an API key may ask",
      description =
          "Its own limits beside those of the tenant, which they may not exceed. Gateways follow within"
              + " two seconds.")
  public ApiKeyView change(@PathParam("id") String id, @Valid @NotNull ApiKeyChange change) {
    return keys.change(id, change);
  }

  @DELETE
  @Path("{id}")
  @Allowed({Role.OWNER, Role.MANAGER})
  @ResponseStatus(204)
  @Operation(summary = "Revoke an API key", description = "Gateways refuse it within two seconds.")
  public void revoke(@PathParam("id") String id) {
    keys.revoke(id);
  }
}
