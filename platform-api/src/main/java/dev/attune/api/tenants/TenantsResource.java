package dev.attune.api.tenants;

import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.security.Allowed;
import dev.attune.api.security.AllowedToMembers;
import dev.attune.api.security.AllowedToSignedIn;
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
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/tenants")
@Tag(name = "Tenants")
@RunOnVirtualThread
class TenantsResource {
  private final Tenants tenants;
  private final TenantDeletion deletion;

  TenantsResource(Tenants tenants, TenantDeletion deletion) {
    this.tenants = tenants;
    this.deletion = deletion;
  }

  @POST
  @AllowedToSignedIn
  @ResponseStatus(201)
  @APIResponse(
      responseCode = "201",
      description = "The tenant.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = TenantView.class)))
  @Operation(
      summary = "Make a tenant",
      description = "The caller becomes its owner. Needs a verified e-mail address.")
  public TenantView create(@Valid @NotNull NewTenant tenant) {
    return tenants.create(tenant);
  }

  @GET
  @AllowedToSignedIn
  @Operation(summary = "List the caller's tenants")
  public Page<TenantView> list(@BeanParam PageQuery page) {
    return tenants.mine(page);
  }

  @GET
  @Path("{tenant}")
  @AllowedToMembers
  @Operation(summary = "Show a tenant")
  public TenantView get() {
    return tenants.current();
  }

  @PATCH
  @Path("{tenant}")
  @Allowed(Role.OWNER)
  @Operation(summary = "Change a tenant's name, language or serving policy")
  public TenantView change(@Valid @NotNull TenantChange change) {
    return tenants.change(change);
  }

  @DELETE
  @Path("{tenant}")
  @Allowed(Role.OWNER)
  @ResponseStatus(204)
  @Operation(
      summary = "Delete a tenant",
      description =
          "Its data, its models and the keys under which its texts are encrypted are gone for ever."
              + " A deletion that stopped half-way can be asked for again.")
  public void delete() {
    deletion.delete();
  }
}
