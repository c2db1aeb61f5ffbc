package dev.attune.api.examples;

import dev.attune.api.problems.Refusal;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The forms in which examples come in. */
enum UploadFormat {
  CSV("csv", "text/csv"),
  TSV("tsv", "text/tab-separated-values"),
  JSON_LINES("jsonl", "application/x-ndjson"),
  CONLL("conll", "text/x-conll"),
  LABEL_STUDIO("label-studio", null),
  DOCCANO("doccano", null),
  PARQUET("parquet", "application/vnd.apache.parquet");

  private static final String ACCEPTED =
      "Send text/csv, text/tab-separated-values, application/x-ndjson or, for a token task,"
          + " text/x-conll, in UTF-8, or application/vnd.apache.parquet; or name the form with"
          + " ?format=label-studio or ?format=doccano.";
  private static final String NAMES =
      "must be csv, tsv, jsonl, conll, label-studio, doccano or parquet";

  private final String parameter;
  private final @Nullable String mediaType;

  UploadFormat(String parameter, @Nullable String mediaType) {
    this.parameter = parameter;
    this.mediaType = mediaType;
  }

  /**
   * The form that the parameter {@code format} names, or else the Content-Type; 415 with the
   * accepted ones when that names another.
   */
  static UploadFormat of(@Nullable String contentType, @Nullable String parameter) {
    MediaType type = parse(contentType, parameter != null);
    String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
    if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
      throw Refusal.unsupportedType(
          "The charset "
              + charset
              + " is not accepted here; say ?encoding= to have it converted. "
              + ACCEPTED);
    }
    String name = (type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT);
    for (UploadFormat format : values()) {
      if (parameter == null ? name.equals(format.mediaType) : parameter.equals(format.parameter)) {
        return format;
      }
    }
    if (parameter != null) {
      throw Refusal.malformed("format", NAMES);
    }
    throw Refusal.unsupportedType(ACCEPTED);
  }

  private static MediaType parse(@Nullable String contentType, boolean mayBeAbsent) {
    try {
      return MediaType.valueOf(contentType == null ? "unknown/unknown" : contentType);
    } catch (IllegalArgumentException e) {
      if (mayBeAbsent) {
        return MediaType.WILDCARD_TYPE;
      }
      throw Refusal.unsupportedType(ACCEPTED);
    }
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
