package dev.attune.api.examples;

import dev.attune.api.gold.GoldForm;
import dev.attune.api.problems.Refusal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The forms in which examples go out. */
enum ExportFormat {
  JSONL("application/x-ndjson"),
  CSV("text/csv;charset=UTF-8"),
  CONLL("text/x-conll;charset=UTF-8");

  private final String mediaType;

  ExportFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  static ExportFormat of(@Nullable String name) {
    return switch (name) {
      case "jsonl" -> JSONL;
      case "csv" -> CSV;
      case "conll" -> CONLL;
      case null, default -> throw Refusal.malformed("format", "must be jsonl, csv or conll");
    };
  }

  /** Refuses a form in which the answers cannot be written. */
  void check(GoldForm form) {
    if (this == CSV && !form.fitsTable()) {
      throw Refusal.invalid(
          "format",
          "entities do not fit into a table; export them as jsonl"
              + (form.fitsConll() ? " or conll" : ""));
    }
    if (this == CONLL && !form.fitsConll()) {
      throw Refusal.invalid(
          "format", "conll is for token tasks; the task of this data set is " + form.task().type());
    }
  }

  String mediaType() {
    return mediaType;
  }

  String extension() {
    return name().toLowerCase(Locale.ROOT);
  }
}
