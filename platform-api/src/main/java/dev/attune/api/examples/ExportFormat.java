package dev.attune.api.examples;

import dev.attune.api.gold.GoldForm;
import dev.attune.api.problems.Refusal;
import org.jspecify.annotations.Nullable;

/** The forms in which examples go out. */
enum ExportFormat {
  JSONL("jsonl", "jsonl", "application/x-ndjson"),
  CSV("csv", "csv", "text/csv;charset=UTF-8"),
  TSV("tsv", "tsv", "text/tab-separated-values;charset=UTF-8"),
  CONLL("conll", "conll", "text/x-conll;charset=UTF-8"),
  CONLL_BIOES("conll-bioes", "conll", "text/x-conll;charset=UTF-8"),
  LABEL_STUDIO("label-studio", "json", "application/json"),
  DOCCANO("doccano", "jsonl", "application/x-ndjson"),
  HUGGING_FACE("huggingface", "zip", "application/zip");

  private static final String NAMES =
      "must be jsonl, csv, tsv, conll, conll-bioes, label-studio, doccano or huggingface";

  private final String parameter;
  private final String extension;
  private final String mediaType;

  ExportFormat(String parameter, String extension, String mediaType) {
    this.parameter = parameter;
    this.extension = extension;
    this.mediaType = mediaType;
  }

  static ExportFormat of(@Nullable String name) {
    for (ExportFormat format : values()) {
      if (format.parameter.equals(name)) {
        return format;
      }
    }
    throw Refusal.malformed("format", NAMES);
  }

  /** Refuses a form in which the answers cannot be written. */
  void check(GoldForm form) {
    if (isTable() && !form.fitsTable()) {
      throw Refusal.invalid(
          "format",
          "entities do not fit into a table; export them as jsonl"
              + (form.fitsConll() ? " or conll" : ""));
    }
    if ((this == CONLL || this == CONLL_BIOES) && !form.fitsConll()) {
      throw Refusal.invalid(
          "format", "conll is for token tasks; the task of this data set is " + form.task().type());
    }
    if (this == DOCCANO && !DoccanoObjects.fits(form.task())) {
      throw Refusal.invalid(
          "format",
          "doccano's form has single-label, multi-label and token tasks; the task of this data set"
              + " is "
              + form.task().type());
    }
  }

  /** Whether it has columns, which must be known before the first row. */
  boolean isTable() {
    return this == CSV || this == TSV;
  }

  /** Whether metadata have columns of their own. */
  boolean hasMetaColumns() {
    return isTable() || this == HUGGING_FACE;
  }

  /** Its name as a parameter and in the audit log. */
  String parameter() {
    return parameter;
  }

  String mediaType() {
    return mediaType;
  }

  String extension() {
    return extension;
  }
}
