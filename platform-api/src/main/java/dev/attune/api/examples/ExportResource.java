package dev.attune.api.examples;

import dev.attune.api.security.Allowed;
import dev.attune.api.security.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/tenants/{tenant}/datasets/{dataset}/export")
@Tag(name = "Examples")
@RunOnVirtualThread
class ExportResource {
  private final Exports exports;

  ExportResource(Exports exports) {
    this.exports = exports;
  }

  @GET
  @Allowed({Role.OWNER, Role.MANAGER})
  @Operation(
      summary = "Export the examples",
      description =
          """
          In a form that an upload takes back unchanged. In CSV a cell that a spreadsheet would take for a formula \
          has an apostrophe in front, which an upload takes away again. Subjects are not exported: only \
          their pseudonyms are kept. Entities fit into jsonl and, for token tasks, conll, which has the labelled \
          examples alone.""")
  @APIResponse(
      responseCode = "200",
      description = "The examples, oldest first.",
      content = {
        @Content(
            mediaType = "application/x-ndjson",
            schema = @Schema(type = SchemaType.STRING),
            examples =
                @ExampleObject(
                    name = "jsonl",
                    value = "{\"text\":\"I could sing\",\"label\":\"joy\"}\n")),
        @Content(
            mediaType = "text/csv",
            schema = @Schema(type = SchemaType.STRING),
            examples =
                @ExampleObject(
                    name = "csv",
                    value = "text,label,split,id\r\nI could sing,joy,train,\r\n")),
        @Content(
            mediaType = "text/x-conll",
            schema = @Schema(type = SchemaType.STRING),
            examples =
                @ExampleObject(
                    name = "conll",
                    value = "# text = Ann is home\nAnn\tB-person\nis\tO\nhome\tO\n\n"))
      })
  public Response export(
      @PathParam("dataset") String dataset,
      @QueryParam("format")
          @Parameter(required = true, schema = @Schema(enumeration = {"jsonl", "csv", "conll"}))
          @Nullable String format) {
    Exports.Export export = exports.prepare(dataset, ExportFormat.of(format));
    StreamingOutput body = out -> exports.write(export, out);
    return Response.ok(body, export.format().mediaType())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"examples." + export.format().extension() + "\"")
        .build();
  }
}
