package dev.attune.api.examples;

import dev.attune.api.problems.Refusal;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The forms in which examples come in. */
enum UploadFormat {
  CSV("text/csv"),
  TSV("text/tab-separated-values"),
  JSON_LINES("application/x-ndjson"),
  CONLL("text/x-conll");

  private static final String ACCEPTED =
      "Send text/csv, text/tab-separated-values, application/x-ndjson or, for a token task, text/x-conll, in UTF-8.";

  private final String mediaType;

  UploadFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** The form that a Content-Type names; 415 with the accepted ones when it names another. */
  static UploadFormat of(@Nullable String contentType) {
    MediaType type = parse(contentType);
    String name = (type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT);
    String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
    if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
      throw Refusal.unsupportedType("The charset " + charset + " is not accepted. " + ACCEPTED);
    }
    for (UploadFormat format : values()) {
      if (format.mediaType.equals(name)) {
        return format;
      }
    }
    throw Refusal.unsupportedType(ACCEPTED);
  }

  private static MediaType parse(@Nullable String contentType) {
    try {
      return MediaType.valueOf(contentType == null ? "unknown/unknown" : contentType);
    } catch (IllegalArgumentException e) {
      throw Refusal.unsupportedType(ACCEPTED);
    }
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
