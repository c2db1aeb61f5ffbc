package dev.attune.api.examples;

import dev.attune.api.uploadedanswers.AnnotatorName;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** How the body of an upload is to be read. */
public class UploadQuery {
  @QueryParam("format")
  @Parameter(
      description = "The form of the body; without it the Content-Type says.",
      schema =
          @Schema(
              enumeration = {"csv", "tsv", "jsonl", "conll", "label-studio", "doccano", "parquet"}))
  @Nullable String format;

  @QueryParam("offsets")
  @Parameter(
      description =
          "What the offsets of entities count. Without it, code points; in label-studio what agrees"
              + " with the text that stands beside them; doccano's must be said where the text has"
              + " characters that count differently.",
      schema = @Schema(enumeration = {"code-points", "utf-16"}))
  @Nullable String offsets;

  @QueryParam("encoding")
  @Parameter(
      description =
          "What to convert the body from, for instance GB18030 or UTF-16LE. Without it a body that"
              + " is not UTF-8 is refused with the name of the encoding found.",
      schema = @Schema(examples = "GB18030"))
  @Nullable String encoding;

  @QueryParam("annotator")
  @Parameter(
      description =
          "Who answered where the file does not say it, for instance in a file of one person's answers: the"
              + " answer of a row is theirs then, and no label that the uploader vouches for. A name or an"
              + " e-mail as in the column annotator; never a member.",
      schema = @Schema(maxLength = AnnotatorName.MOST, examples = "kim"))
  @Nullable String annotator;

  UploadOptions options(HttpHeaders headers) {
    return UploadOptions.of(
        headers.getHeaderString(HttpHeaders.CONTENT_TYPE), format, offsets, encoding, annotator);
  }
}
