package dev.attune.console.datasets;

import dev.attune.console.platform.datasets.Task;
import java.util.List;
import java.util.stream.Collectors;
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

  /** The formats in a line. */
  public String kinds() {
    return formats().stream().map(UploadFormat::getTitle).collect(Collectors.joining(", "));
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
