package dev.attune.api.examples;

import dev.attune.api.http.LargeBody;
import dev.attune.api.security.Allowed;
import dev.attune.api.security.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
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
  private final Checks checks;

  UploadResource(Uploads uploads, Checks checks) {
    this.uploads = uploads;
    this.checks = checks;
  }

  @POST
  @LargeBody
  @Consumes(MediaType.WILDCARD)
  @Allowed({Role.OWNER, Role.MANAGER})
  @Operation(
      summary = "Upload examples",
      description =
          """
          The body is read as a stream and stored in one transaction. Columns: text; the right answer by the \
          task, if there is one; optional split (train, validation, test), subject (only a pseudonym is kept), id, and up to 20 \
          meta.<name>. The answer stands in label, in labels (separated by | in tables, a list in JSON), in \
          value.<scale>, in entities (JSON Lines alone: start, end, label, in Unicode code points), and in a joint \
          task in outputs, or in columns like label.<output>. text/x-conll is for token tasks: a token and its tag \
          (BIO or IOBES) a line, a blank line between sentences. With format=label-studio the body is Label Studio's JSON export, \
          with format=doccano doccano's JSONL, with format=parquet a file of \
          Parquet as Hugging Face's datasets writes it. What several people answered, each for themselves, comes in as their \
          answers: Label Studio's annotations, and the list annotations (by, at, answer or skipped, flagged, seconds, note, \
          suggestion), in CSV and TSV as JSON in a column; or a row for each of them, which names its annotator, or whose file is of one \
          person, whom the parameter annotator names. Where all agree that is the right answer, unless the row has its \
          own; where they differ the plan's rule, or a reviewer, decides. A text that is there already, in the data set or in an \
          earlier row, keeps its text, split and metadata, and gets the answers of people who have none there; a label that is \
          only what people said follows them. Bad rows are reported by line and the good ones stored; when no row is good, or \
          the file itself cannot be read to its end, nothing is stored and the answer is 422.\
          """)
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = "text/csv",
            schema = @Schema(type = SchemaType.STRING),
            examples = {
              @ExampleObject(
                  name = "csv",
                  value = "text,label,split,meta.channel\nI could sing,joy,train,forum\n"),
              @ExampleObject(
                  name = "a row for each annotator",
                  value =
                      "text,label,annotator\nGreat. Just great.,anger,ling\nGreat. Just great.,joy,kim\n")
            }),
        @Content(
            mediaType = "text/tab-separated-values",
            schema = @Schema(type = SchemaType.STRING),
            examples = @ExampleObject(name = "tsv", value = "text\tlabel\nI could sing\tjoy\n")),
        @Content(
            mediaType = "application/x-ndjson",
            schema = @Schema(type = SchemaType.STRING),
            examples = {
              @ExampleObject(
                  name = "single-label",
                  value = "{\"text\": \"I could sing\", \"label\": \"joy\"}\n"),
              @ExampleObject(
                  name = "multi-label",
                  value = "{\"text\": \"I could sing\", \"labels\": [\"joy\", \"pride\"]}\n"),
              @ExampleObject(
                  name = "token",
                  value =
                      "{\"text\": \"Ann is in Rome\", \"entities\": [{\"start\": 0, \"end\": 3,"
                          + " \"label\": \"person\"}]}\n"),
              @ExampleObject(
                  name = "regression",
                  value = "{\"text\": \"Exams tomorrow\", \"values\": {\"stress\": 7.5}}\n"),
              @ExampleObject(
                  name = "joint",
                  value =
                      "{\"text\": \"to Rome\", \"outputs\": {\"intent\": \"book\", \"slots\":"
                          + " [{\"start\": 3, \"end\": 7, \"label\": \"city\"}]}}\n"),
              @ExampleObject(
                  name = "several people",
                  value =
                      "{\"text\": \"Great. Just great.\", \"annotations\": [{\"by\": \"ling@example.org\","
                          + " \"at\": \"2026-03-02T09:30:00Z\", \"answer\": {\"label\": \"anger\"}},"
                          + " {\"by\": \"kim\", \"answer\": {\"label\": \"joy\"}}]}\n")
            }),
        @Content(
            mediaType = "application/json",
            schema = @Schema(type = SchemaType.STRING),
            examples =
                @ExampleObject(
                    name = "label-studio",
                    value =
                        "[{\"data\": {\"text\": \"I could sing\"}, \"annotations\": [{\"result\":"
                            + " [{\"type\": \"choices\", \"from_name\": \"label\", \"value\":"
                            + " {\"choices\": [\"joy\"]}}]}]}]")),
        @Content(
            mediaType = "text/x-conll",
            schema = @Schema(type = SchemaType.STRING),
            examples = @ExampleObject(name = "conll", value = "Ann\tB-person\nis\tO\nhome\tO\n\n")),
        @Content(
            mediaType = "application/vnd.apache.parquet",
            schema = @Schema(type = SchemaType.STRING, format = "binary"),
            examples =
                @ExampleObject(
                    name = "parquet",
                    value = "(a file with the columns text: string and label: ClassLabel)"))
      })
  public UploadReport upload(
      @PathParam("dataset") String dataset,
      @BeanParam UploadQuery query,
      @Context HttpHeaders headers,
      InputStream body) {
    return uploads.take(dataset, query.options(headers), body);
  }

  @POST
  @Path("check")
  @LargeBody
  @Consumes(MediaType.WILDCARD)
  @Allowed({Role.OWNER, Role.MANAGER})
  @Operation(
      summary = "Check an upload before it",
      description =
          """
          Reads the body as an upload would, stores nothing, and says what would come of it: the encoding, the rows \
          that would be refused and why, duplicates and near duplicates (by MinHash over runs of characters), texts \
          in two splits, labels that are probably others, too few or too many, texts in another writing or longer \
          than models read, and how many people answered, how many of their answers would be added to texts that are there already, and where they differ. What an upload would refuse as a whole is refused here in the same words.\
          """)
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "text/csv",
              schema = @Schema(type = SchemaType.STRING),
              examples = @ExampleObject(name = "csv", value = "text,label\nI could sing,Joy\n")))
  public CheckReport check(
      @PathParam("dataset") String dataset,
      @BeanParam UploadQuery query,
      @Context HttpHeaders headers,
      InputStream body) {
    return checks.check(dataset, query.options(headers), body);
  }
}
