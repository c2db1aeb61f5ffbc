package dev.attune.api.examples;

import dev.attune.api.problems.Refusal;
import org.jspecify.annotations.Nullable;

/** The forms in which examples go out. */
enum ExportFormat {
  JSONL("application/x-ndjson"),
  CSV("text/csv;charset=UTF-8");

  private final String mediaType;

  ExportFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  static ExportFormat of(@Nullable String name) {
    return switch (name) {
      case "jsonl" -> JSONL;
      case "csv" -> CSV;
      case null, default -> throw Refusal.malformed("format", "must be jsonl or csv");
    };
  }

  String mediaType() {
    return mediaType;
  }

  String extension() {
    return this == CSV ? "csv" : "jsonl";
  }
}
