package dev.attune.api.examples;

import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Allowed;
import dev.attune.api.security.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
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
          In a form that an upload takes back unchanged. In CSV and TSV a cell that a spreadsheet would take for a \
          formula has an apostrophe in front, which an upload takes away again; in TSV, tabs and line breaks become \
          blanks. Subjects are not exported: only their pseudonyms are kept. Entities fit into jsonl, label-studio and, \
          for token tasks, doccano and conll, which has the labelled examples alone. Beside each answer stands who gave it, when, \
          whether it was uploaded, made by the plan's rule or adjudicated, and everybody's own answer with its time, note and \
          the suggestion that lay beside the text: in jsonl and huggingface in annotations, in CSV and TSV as JSON in the \
          column annotations, in conll in comments, in doccano in answers, in label-studio as annotations. huggingface is a zip of Parquet files by split with a data set card; unpacked, \
          load_dataset of Hugging Face's datasets takes the folder.\
          """)
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
                    value =
                        "text,label,split,id,labelledBy,labelledAt,labelledHow,askedBy,annotations\r\n"
                            + "I could"
                            + " sing,joy,train,,ling@example.org,2026-03-02T09:30:00Z,upload,,\r\n")),
        @Content(
            mediaType = "text/tab-separated-values",
            schema = @Schema(type = SchemaType.STRING),
            examples =
                @ExampleObject(
                    name = "tsv",
                    value = "text\tlabel\tsplit\tid\nI could sing\tjoy\ttrain\t\n")),
        @Content(
            mediaType = "application/json",
            schema = @Schema(type = SchemaType.STRING),
            examples =
                @ExampleObject(
                    name = "label-studio",
                    value =
                        "[{\"data\": {\"text\": \"I could sing\"}, \"annotations\": [{\"result\":"
                            + " [{\"id\": \"r1\", \"from_name\": \"label\", \"to_name\": \"text\","
                            + " \"type\": \"choices\", \"value\": {\"choices\": [\"joy\"]}}],"
                            + " \"ground_truth\": true}]}]")),
        @Content(
            mediaType = "text/x-conll",
            schema = @Schema(type = SchemaType.STRING),
            examples =
                @ExampleObject(
                    name = "conll",
                    value = "# text = Ann is home\nAnn\tB-person\nis\tO\nhome\tO\n\n")),
        @Content(
            mediaType = "application/zip",
            schema = @Schema(type = SchemaType.STRING, format = "binary"),
            examples =
                @ExampleObject(
                    name = "huggingface",
                    value = "(a zip of README.md and data/train-00000-of-00001.parquet)"))
      })
  public Response export(
      @PathParam("dataset") String dataset,
      @QueryParam("format")
          @Parameter(
              required = true,
              schema =
                  @Schema(
                      enumeration = {
                        "jsonl",
                        "csv",
                        "tsv",
                        "conll",
                        "conll-bioes",
                        "label-studio",
                        "doccano",
                        "huggingface"
                      }))
          @Nullable String format,
      @QueryParam("provenance")
          @DefaultValue("true")
          @Parameter(
              description =
                  "Whether to say who answered, when and how it was decided: e-mail addresses of"
                      + " your people. true or false.")
          String provenance) {
    if (!provenance.equals("true") && !provenance.equals("false")) {
      throw Refusal.malformed("provenance", "must be true or false");
    }
    Exports.Export export =
        exports.prepare(dataset, ExportFormat.of(format), provenance.equals("true"));
    StreamingOutput body = out -> exports.write(export, out);
    return Response.ok(body, export.format().mediaType())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"examples." + export.format().extension() + "\"")
        .build();
  }
}
