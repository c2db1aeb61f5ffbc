package dev.attune.api.exports;

import dev.attune.api.exports.Downloads.ExportFile;
import dev.attune.api.paging.PathId;
import dev.attune.api.problems.Problem;
import dev.attune.api.security.Allowed;
import dev.attune.api.security.Role;
import dev.attune.data.artifacts.FolderZip;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
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

@Path("/api/v1/tenants/{tenant}/models/{model}/versions/{number}")
@Tag(name = "Exports")
@RunOnVirtualThread
class DownloadResource {
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
          with If-Range only when the file is still the same; If-None-Match spares it to whoever has it.""")
  @APIResponse(
      responseCode = "200",
      description = "The zip.",
      content =
          @Content(
              mediaType = ZipAnswer.MEDIA_TYPE,
              schema = @Schema(type = SchemaType.STRING, format = "binary"),
              examples = @ExampleObject(name = "zip", value = EXAMPLE)))
  @APIResponse(
      responseCode = "206",
      description = "The part that Range asks for.",
      content =
          @Content(
              mediaType = ZipAnswer.MEDIA_TYPE,
              schema = @Schema(type = SchemaType.STRING, format = "binary"),
              examples = @ExampleObject(name = "part", value = EXAMPLE)))
  @APIResponse(responseCode = "304", description = "If-None-Match names what would be sent.")
  @APIResponse(
      responseCode = "409",
      description =
          "The export waits, is being written or deleted, or has failed; or its stored file is missing or damaged.",
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
      @BeanParam PartOfFile wanted,
      @Context Request request) {
    int version = PathId.requiredNumber(number, "version");
    UUID export = PathId.requiredUuid(id, "export");
    ExportFile file = downloads.export(model, version, export);
    return new ZipAnswer(file.name(), file.about())
        .to(
            request,
            wanted,
            part -> {
              java.nio.file.Path content = downloads.open(file);
              downloads.record(model, version, Map.of("export", export, "from", part.first()));
              return new PathPart(content, part.first(), part.count());
            });
  }

  @GET
  @Path("adapter")
  @Allowed({Role.OWNER, Role.MANAGER})
  @Operation(
      summary = "Download a version's adapter",
      description =
          """
          What training changed, alone: a zip of adapter.safetensors and of adapter.json, which says to which base model \
          it belongs, what its tensors are and how its answers are read. It is sent as an export is: with an ETag, in \
          parts, or not at all to whoever has it.""")
  @APIResponse(
      responseCode = "200",
      description = "The zip.",
      content =
          @Content(
              mediaType = ZipAnswer.MEDIA_TYPE,
              schema = @Schema(type = SchemaType.STRING, format = "binary"),
              examples = @ExampleObject(name = "zip", value = EXAMPLE)))
  @APIResponse(
      responseCode = "206",
      description = "The part that Range asks for.",
      content =
          @Content(
              mediaType = ZipAnswer.MEDIA_TYPE,
              schema = @Schema(type = SchemaType.STRING, format = "binary"),
              examples = @ExampleObject(name = "part", value = EXAMPLE)))
  @APIResponse(responseCode = "304", description = "If-None-Match names what would be sent.")
  @APIResponse(
      responseCode = "409",
      description = "The stored files of the version are missing or damaged.",
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
  public Response adapter(
      @PathParam("model") String model,
      @PathParam("number") String number,
      @BeanParam PartOfFile wanted,
      @Context Request request) {
    int version = PathId.requiredNumber(number, "version");
    String title = model + "-" + version + "-adapter";
    java.nio.file.Path folder = downloads.open(downloads.adapter(model, version));
    return new ZipAnswer(title + ".zip", Downloads.describe(folder, title))
        .to(
            request,
            wanted,
            part -> {
              downloads.record(model, version, Map.of("adapter", true, "from", part.first()));
              return (StreamingOutput)
                  out -> FolderZip.write(folder, title, new PartStream(out, part));
            });
  }
}
