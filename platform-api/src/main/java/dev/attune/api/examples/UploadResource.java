package dev.attune.api.examples;

import dev.attune.api.http.LargeBody;
import dev.attune.api.security.Allowed;
import dev.attune.api.security.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tenants/{tenant}/datasets/{dataset}/examples")
@Tag(name = "Examples")
@RunOnVirtualThread
class UploadResource {
  private final Uploads uploads;

  UploadResource(Uploads uploads) {
    this.uploads = uploads;
  }

  @POST
  @LargeBody
  @Consumes(MediaType.WILDCARD)
  @Allowed({Role.OWNER, Role.MANAGER})
  @Operation(
      summary = "Upload examples",
      description =
          """
          The body is read as a stream and stored in one transaction. Columns: text; optional label, \
          split (train, validation, test), subject (only a pseudonym is kept), id, and up to 20 \
          meta.<name>. Bad rows are reported by line and the good ones stored; when no row is good, or \
          the file itself cannot be read to its end, nothing is stored and the answer is 422.""")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = "text/csv",
            schema = @Schema(type = SchemaType.STRING),
            examples =
                @ExampleObject(
                    name = "csv",
                    value = "text,label,split,meta.channel\nI could sing,joy,train,forum\n")),
        @Content(
            mediaType = "text/tab-separated-values",
            schema = @Schema(type = SchemaType.STRING),
            examples = @ExampleObject(name = "tsv", value = "text\tlabel\nI could sing\tjoy\n")),
        @Content(
            mediaType = "application/x-ndjson",
            schema = @Schema(type = SchemaType.STRING),
            examples =
                @ExampleObject(
                    name = "jsonl",
                    value = "{\"text\": \"I could sing\", \"label\": \"joy\"}\n"))
      })
  public UploadReport upload(
      @PathParam("dataset") String dataset, @Context HttpHeaders headers, InputStream body) {
    return uploads.take(
        dataset, UploadFormat.of(headers.getHeaderString(HttpHeaders.CONTENT_TYPE)), body);
  }
}
