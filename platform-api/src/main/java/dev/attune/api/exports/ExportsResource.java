package dev.attune.api.exports;

import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.paging.PathId;
import dev.attune.api.problems.Problem;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Allowed;
import dev.attune.api.security.AllowedToMembers;
import dev.attune.api.security.Caller;
import dev.attune.api.security.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tenants/{tenant}/models/{model}/versions/{number}/exports")
@Tag(name = "Exports")
@RunOnVirtualThread
class ExportsResource {
  private final VersionExports exports;
  private final ExportDeletions deletions;
  private final ExportRemoval removal;
  private final Caller caller;

  ExportsResource(
      VersionExports exports, ExportDeletions deletions, ExportRemoval removal, Caller caller) {
    this.exports = exports;
    this.deletions = deletions;
    this.removal = removal;
    this.caller = caller;
  }

  @POST
  @Allowed({Role.OWNER, Role.MANAGER})
  @Operation(
      summary = "Ask for a version's export",
      description =
          """
          A worker writes the version out for other programs: a directory for transformers, ONNX files in floats and in \
          8-bit integers, and how far their answers are from the version's own on its test split. A version has one \
          export; asking again answers with it, and begins another only when it has failed or was deleted.""")
  @APIResponse(
      responseCode = "200",
      description = "The export that is there already.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ExportView.class)))
  @APIResponse(
      responseCode = "202",
      description = "The export that waits or is being written.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ExportView.class)))
  public Response request(@PathParam("model") String model, @PathParam("number") String number) {
    ExportView export = exports.request(model, versionNumber(number));
    return Response.status(export.open() ? Response.Status.ACCEPTED : Response.Status.OK)
        .entity(export)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .build();
  }

  @GET
  @AllowedToMembers
  @Operation(summary = "List a version's exports, newest first")
  public Page<ExportView> list(
      @PathParam("model") String model,
      @PathParam("number") String number,
      @BeanParam PageQuery page) {
    return exports.list(model, versionNumber(number), page);
  }

  @GET
  @Path("{id}")
  @AllowedToMembers
  @Operation(summary = "Show an export")
  public ExportView get(
      @PathParam("model") String model,
      @PathParam("number") String number,
      @PathParam("id") String id) {
    return exports.get(model, versionNumber(number), PathId.requiredUuid(id, "export"));
  }

  @DELETE
  @Path("{id}")
  @Allowed({Role.OWNER, Role.MANAGER})
  @Operation(
      summary = "Delete an export, or cancel it",
      description =
          """
          One that waits is cancelled, one that is done or has failed is deleted with its zip, and 204 says that nothing \
          of it is left. One that is being written is stopped by its worker within seconds, and 202 shows it as \
          "deleting"; then it is gone too. Another may be asked for at once.""")
  @APIResponse(responseCode = "204", description = "It is gone, and so are its files.")
  @APIResponse(
      responseCode = "202",
      description = "It will be gone as soon as its worker has stopped.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ExportView.class)))
  @APIResponse(
      responseCode = "503",
      description =
          "It is marked as deleted, but its files could not be deleted yet. That is tried again by itself.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response delete(
      @PathParam("model") String model,
      @PathParam("number") String number,
      @PathParam("id") String id) {
    int version = versionNumber(number);
    UUID export = PathId.requiredUuid(id, "export");
    boolean stopping = deletions.mark(model, version, export);
    Optional<ExportView> left = stopping ? exports.find(model, version, export) : Optional.empty();
    if (left.isPresent()) {
      return Response.accepted(left.get()).type(MediaType.APPLICATION_JSON_TYPE).build();
    }
    remove(export);
    return Response.noContent().build();
  }

  private void remove(UUID export) {
    try {
      removal.remove(caller.tenantId(), export);
    } catch (IOException e) {
      throw Refusal.unavailable(
          "The export is marked as deleted, but its files could not be deleted yet. That is tried again by itself.");
    }
  }

  private static int versionNumber(String number) {
    return PathId.requiredNumber(number, "version");
  }
}
