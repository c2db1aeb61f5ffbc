package dev.attune.api.members;

import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.paging.PathId;
import dev.attune.api.security.Allowed;
import dev.attune.api.security.AllowedToMembers;
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

@Path("/api/v1/tenants/{tenant}/members")
@Tag(name = "Members")
@RunOnVirtualThread
class MembersResource {
  private final Members members;

  MembersResource(Members members) {
    this.members = members;
  }

  @GET
  @AllowedToMembers
  @Operation(summary = "List the members")
  public Page<MemberView> list(@BeanParam PageQuery page) {
    return members.list(page);
  }

  @POST
  @Allowed(Role.OWNER)
  @ResponseStatus(201)
  @APIResponse(
      responseCode = "201",
      description = "The invitation.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = MemberView.class)))
  @Operation(
      summary = "Invite somebody",
      description = "Whoever first signs in with this e-mail address, verified, takes it up.")
  public MemberView invite(@Valid @NotNull NewMember member) {
    return members.invite(member);
  }

  @PATCH
  @Path("{id}")
  @Allowed(Role.OWNER)
  @Operation(summary = "Change a member's role")
  public MemberView change(@PathParam("id") String id, @Valid @NotNull RoleChange change) {
    return members.change(PathId.requiredUuid(id, "member"), change.role());
  }

  @DELETE
  @Path("{id}")
  @Allowed(Role.OWNER)
  @ResponseStatus(204)
  @Operation(summary = "Remove a member", description = "The last owner cannot be removed.")
  public void remove(@PathParam("id") String id) {
    members.remove(PathId.requiredUuid(id, "member"));
  }
}
