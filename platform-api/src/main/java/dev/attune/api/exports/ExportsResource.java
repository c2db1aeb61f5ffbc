package dev.attune.api.exports;

import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.paging.PathId;
import dev.attune.api.security.Allowed;
import dev.attune.api.security.AllowedToMembers;
import dev.attune.api.security.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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

  ExportsResource(VersionExports exports) {
    this.exports = exports;
  }

  @POST
  @Allowed({Role.OWNER, Role.MANAGER})
  @Operation(
      summary = "Ask for a version's export",
      description =
          """
          A worker writes the version out for other programs: a directory for transformers, ONNX files in floats and in \
          8-bit integers, and how far their answers are from the version's own on its test split. A version has one \
          export; asking again answers with it, and only after a failure begins another.""")
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

  private static int versionNumber(String number) {
    return PathId.requiredNumber(number, "version");
  }
}
