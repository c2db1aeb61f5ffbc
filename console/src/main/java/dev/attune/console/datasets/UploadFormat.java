package dev.attune.console.datasets;

import dev.attune.console.platform.datasets.Task;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The formats of an upload; nearly all of them are also those of a download. */
public enum UploadFormat {
  CSV("CSV", "text/csv", "csv"),
  TSV("TSV", "text/tab-separated-values", "tsv|tab"),
  JSONL("JSON Lines", "application/x-ndjson", "jsonl|ndjson"),
  CONLL("CoNLL", "text/x-conll", "conll|bio|iob"),
  LABEL_STUDIO("Label Studio JSON", "application/json", "json"),
  DOCCANO("doccano JSONL", "application/x-ndjson", "jsonl"),
  PARQUET("Parquet", "application/vnd.apache.parquet", "parquet|zip");

  private final String title;
  private final String mediaType;
  private final String endings;

  UploadFormat(String title, String mediaType, String endings) {
    this.title = title;
    this.mediaType = mediaType;
    this.endings = endings;
  }

  /** Those in which the answers of a task can be written. */
  static List<UploadFormat> of(Task task) {
    return Stream.of(values())
        .filter(
            format ->
                switch (format) {
                  case CSV, TSV -> !task.marksText();
                  case JSONL, LABEL_STUDIO, PARQUET -> true;
                  case CONLL -> task.is(Task.TOKEN);
                  case DOCCANO -> !task.is(Task.JOINT) && !task.is(Task.REGRESSION);
                })
        .toList();
  }

  /** Its value in the form. */
  public String getCode() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String getTitle() {
    return title;
  }

  /** The endings and the type that a browser's file dialogue offers. */
  String accepted() {
    return "." + endings.replace("|", ",.") + "," + mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  /**
   * The chosen format, else the one that the file's name tells; what is called *.json is Label
   * Studio's array or objects, as its beginning tells.
   *
   * @param content can be marked, and is left as it was
   */
  static Optional<UploadFormat> of(String chosen, String fileName, InputStream content)
      throws IOException {
    for (var format : values()) {
      if (format.getCode().equals(chosen)) {
        return Optional.of(format);
      }
    }
    var file = fileName.toLowerCase(Locale.ROOT);
    for (var format : values()) {
      if (Pattern.matches("(?s).*\\.(" + format.endings + ")", file)) {
        return Optional.of(
            format == LABEL_STUDIO && !JsonBeginning.isArray(content) ? JSONL : format);
      }
    }
    return Optional.empty();
  }
}
