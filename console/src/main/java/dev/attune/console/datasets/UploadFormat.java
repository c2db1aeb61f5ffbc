package dev.attune.console.datasets;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The formats of an upload. */
enum UploadFormat {
  CSV("text/csv", "csv"),
  TSV("text/tab-separated-values", "tsv|tab"),
  JSONL("application/x-ndjson", "jsonl|ndjson|json");

  private final String mediaType;
  private final String endings;

  UploadFormat(String mediaType, String endings) {
    this.mediaType = mediaType;
    this.endings = endings;
  }

  String mediaType() {
    return mediaType;
  }

  /** The chosen format, else the one that the file's name tells. */
  static Optional<UploadFormat> of(String chosen, String fileName) {
    for (var format : values()) {
      if (format.name().equalsIgnoreCase(chosen)) {
        return Optional.of(format);
      }
    }
    var file = fileName.toLowerCase(Locale.ROOT);
    for (var format : values()) {
      if (Pattern.matches("(?s).*\\.(" + format.endings + ")", file)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }
}
