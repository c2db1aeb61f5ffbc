package dev.attune.api.exports;

import dev.attune.api.exports.Downloads.AdapterFiles;
import dev.attune.api.exports.Downloads.ExportFile;
import dev.attune.api.paging.PathId;
import dev.attune.api.problems.Problem;
import dev.attune.api.security.Allowed;
import dev.attune.api.security.Role;
import dev.attune.data.artifacts.FolderZip;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.PathPart;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/tenants/{tenant}/models/{model}/versions/{number}")
@Tag(name = "Exports")
@RunOnVirtualThread
class DownloadResource {
  private static final String ZIP = "application/zip";
  private static final String EXAMPLE = "PK...";

  private final Downloads downloads;

  DownloadResource(Downloads downloads) {
    this.downloads = downloads;
  }

  @GET
  @Path("exports/{id}/content")
  @Allowed({Role.OWNER, Role.MANAGER})
  @Operation(
      summary = "Download an export",
      description =
          """
          The zip, whose SHA-256 is the ETag. HEAD answers without it; with Range a download that broke off goes on, \
          with If-Range only when the file is still the same.""")
  @APIResponse(
      responseCode = "200",
      description = "The zip.",
      content =
          @Content(
              mediaType = ZIP,
              schema = @Schema(type = SchemaType.STRING, format = "binary"),
              examples = @ExampleObject(name = "zip", value = EXAMPLE)))
  @APIResponse(
      responseCode = "206",
      description = "The part that Range asks for.",
      content =
          @Content(
              mediaType = ZIP,
              schema = @Schema(type = SchemaType.STRING, format = "binary"),
              examples = @ExampleObject(name = "part", value = EXAMPLE)))
  @APIResponse(
      responseCode = "409",
      description = "The export waits, is being written, or has failed.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "416",
      description = "The file has no such part.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response content(
      @PathParam("model") String model,
      @PathParam("number") String number,
      @PathParam("id") String id,
      @HeaderParam("Range") @Nullable String range,
      @HeaderParam("If-Range") @Nullable String ifRange,
      @Context Request request) {
    int version = PathId.requiredNumber(number, "version");
    UUID export = PathId.requiredUuid(id, "export");
    ExportFile file = downloads.export(model, version, export);
    String tag = "\"" + file.about().sha256() + "\"";
    if (isHead(request)) {
      return zip(Response.ok(), file.name(), tag)
          .header(HttpHeaders.CONTENT_LENGTH, file.about().bytes())
          .build();
    }
    boolean same = ifRange == null || ifRange.equals(tag);
    ByteRange part = ByteRange.of(same ? range : null, file.about().bytes());
    java.nio.file.Path content = downloads.open(file);
    downloads.record(model, version, Map.of("export", export, "from", part.first()));
    Response.ResponseBuilder answer =
        part.isWhole()
            ? Response.ok()
            : Response.status(Response.Status.PARTIAL_CONTENT)
                .header("Content-Range", part.contentRange());
    return zip(answer, file.name(), tag)
        .entity(new PathPart(content, part.first(), part.count()))
        .build();
  }

  @GET
  @Path("adapter")
  @Allowed({Role.OWNER, Role.MANAGER})
  @Operation(
      summary = "Download a version's adapter",
      description =
          """
          What training changed, alone: a zip of adapter.safetensors and of adapter.json, which says to which base model \
          it belongs, what its tensors are and how its answers are read.""")
  @APIResponse(
      responseCode = "200",
      description = "The zip.",
      content =
          @Content(
              mediaType = ZIP,
              schema = @Schema(type = SchemaType.STRING, format = "binary"),
              examples = @ExampleObject(name = "zip", value = EXAMPLE)))
  public Response adapter(
      @PathParam("model") String model,
      @PathParam("number") String number,
      @Context Request request) {
    int version = PathId.requiredNumber(number, "version");
    AdapterFiles adapter = downloads.adapter(model, version);
    String title = model + "-" + version + "-adapter";
    Response.ResponseBuilder answer = named(Response.ok(), title + ".zip");
    if (isHead(request)) {
      return answer.build();
    }
    java.nio.file.Path folder = downloads.open(adapter);
    downloads.record(model, version, Map.of("adapter", true));
    StreamingOutput body = out -> FolderZip.write(folder, title, out);
    return answer.entity(body).build();
  }

  private static boolean isHead(Request request) {
    return request.getMethod().equals(HttpMethod.HEAD);
  }

  private static Response.ResponseBuilder zip(
      Response.ResponseBuilder answer, String name, String tag) {
    return named(answer, name).header(HttpHeaders.ETAG, tag).header("Accept-Ranges", "bytes");
  }

  private static Response.ResponseBuilder named(Response.ResponseBuilder answer, String name) {
    return answer
        .type(ZIP)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
  }
}
