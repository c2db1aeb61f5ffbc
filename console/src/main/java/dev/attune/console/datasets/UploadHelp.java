package dev.attune.console.datasets;

import dev.attune.console.platform.datasets.Task;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an upload into a data set may look like, and by which labels its examples are filtered. */
public record UploadHelp(Task task) {

  /**
   * A label to filter by.
   *
   * @param value as it stands in an address
   * @param output null where the task has only one
   */
  public record LabelOption(String value, @Nullable String output, String label) {}

  public List<UploadFormat> formats() {
    return UploadFormat.of(task);
  }

  /** A format in which the data set can be had as a file. */
  public record Download(String code, String title) {}

  /** The formats in which the data set can be had as a file. */
  public List<Download> downloads() {
    return formats().stream()
        .flatMap(
            format ->
                switch (format) {
                  case CONLL ->
                      Stream.of(
                          new Download(format.getCode(), "CoNLL, BIO"),
                          new Download("conll-bioes", "CoNLL, BIOES"));
                  case PARQUET ->
                      Stream.of(new Download("huggingface", "Hugging Face datasets (Parquet)"));
                  default -> Stream.of(new Download(format.getCode(), format.getTitle()));
                })
        .toList();
  }

  /** Encodings that files of texts are often in, beside UTF-8. */
  public List<String> encodings() {
    return List.of("GB18030", "UTF-16", "Big5", "windows-1252");
  }

  /** What the formats are called. */
  public List<String> kinds() {
    return formats().stream().map(UploadFormat::getTitle).toList();
  }

  /** What the file dialogue offers. */
  public String accepted() {
    return formats().stream().map(UploadFormat::accepted).collect(Collectors.joining(","));
  }

  /** The formats of the samples. */
  public List<UploadFormat> samples() {
    return SampleFile.formats(task);
  }

  /** The columns of a table; none when the answers fit into none. */
  public List<String> columns() {
    return SampleFile.columns(task);
  }

  public List<LabelOption> labelOptions() {
    if (!task.is(Task.JOINT)) {
      return task.labelNames().stream().map(label -> new LabelOption(label, null, label)).toList();
    }
    return task.answers().stream()
        .flatMap(
            output ->
                output.task().labelNames().stream()
                    .map(
                        label ->
                            new LabelOption(output.name() + "/" + label, output.name(), label)))
        .toList();
  }
}
