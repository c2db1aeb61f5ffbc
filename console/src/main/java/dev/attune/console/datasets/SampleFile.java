package dev.attune.console.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.console.platform.datasets.Task;
import dev.attune.console.platform.datasets.Task.Output;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A file in the columns of a task, with rows to be replaced: each says in its text what its answer
 * is, so that it shows how labels, marks and values are written.
 */
final class SampleFile {

  private static final String TEXT = "text";

  private static final Set<UploadFormat> SAMPLES =
      EnumSet.of(UploadFormat.CSV, UploadFormat.JSONL, UploadFormat.CONLL);

  private final Task task;
  private final DatasetMessages words;

  SampleFile(Task task, DatasetMessages words) {
    this.task = task;
    this.words = words;
  }

  /** The formats in which there is one. */
  static List<UploadFormat> formats(Task task) {
    return UploadFormat.of(task).stream().filter(SAMPLES::contains).toList();
  }

  /** The columns of the text and its answers; none when marks in the text fit into no table. */
  static List<String> columns(Task task) {
    var columns = new ArrayList<String>();
    if (!task.marksText()) {
      columns.add(TEXT);
      parts(task).forEach(part -> columns.addAll(columns(part)));
    }
    return columns;
  }

  /** The file in one of these formats. */
  String in(UploadFormat format) {
    return switch (format) {
      case CSV, TSV -> csv();
      case JSONL -> jsonLines();
      case CONLL -> conll();
      case LABEL_STUDIO, DOCCANO, PARQUET ->
          throw new IllegalArgumentException("There is no sample in " + format.getTitle() + ".");
    };
  }

  private String csv() {
    var columns = columns(task);
    columns.add("split");
    var lines = new ArrayList<String>();
    lines.add(line(columns));
    for (int row = 0; row < rows(); row++) {
      var cells = new ArrayList<String>();
      cells.add(text(row));
      for (var part : parts(task)) {
        cells.addAll(cells(part.task(), row));
      }
      cells.add("");
      lines.add(line(cells));
    }
    return String.join("\r\n", lines) + "\r\n";
  }

  private String jsonLines() {
    var lines = new StringBuilder();
    for (int row = 0; row < rows(); row++) {
      var line = JsonNodeFactory.instance.objectNode().put(TEXT, text(row));
      if (task.is(Task.JOINT)) {
        var outputs = line.putObject("outputs");
        for (var part : task.answers()) {
          var answer = JsonNodeFactory.instance.objectNode();
          answer(answer, part.task(), row);
          outputs.replace(part.name(), only(answer));
        }
      } else {
        answer(line, task, row);
      }
      lines.append(line).append('\n');
    }
    return lines.toString();
  }

  private String conll() {
    var lines = new StringBuilder();
    for (int row = 0; row < rows(); row++) {
      for (var word : List.of(words.sampleWordBefore(), mark(task, row), words.sampleWordAfter())) {
        var tag = word.equals(mark(task, row)) ? "B-" + label(task, row) : "O";
        lines.append(word).append('\t').append(tag).append('\n');
      }
      lines.append('\n');
    }
    return lines.toString();
  }

  /** As many rows as there are labels, for each question, and a few more to divide. */
  private int rows() {
    return Math.max(
        6,
        3 * parts(task).stream().mapToInt(part -> part.task().labelNames().size()).max().orElse(0));
  }

  private static List<Output> parts(Task task) {
    return task.is(Task.JOINT) ? task.answers() : List.of(Output.answer("", task));
  }

  private String text(int row) {
    var said = new ArrayList<String>();
    for (var part : parts(task)) {
      said.addAll(
          part.task().is(Task.TOKEN) ? List.of(mark(part.task(), row)) : cells(part.task(), row));
    }
    return words.sampleText(
        Integer.toString(row + 1), String.join(", ", said.stream().distinct().toList()));
  }

  private static String mark(Task token, int row) {
    return "«" + label(token, row) + "»";
  }

  private static String label(Task labels, int row) {
    return labels.labelNames().get(row % labels.labelNames().size());
  }

  private static List<String> columns(Output part) {
    var within = part.name().isEmpty() ? "" : "." + part.name();
    return switch (part.task().type()) {
      case Task.MULTI_LABEL -> List.of("labels" + within);
      case Task.REGRESSION ->
          part.task().scales().stream()
              .map(scale -> "value" + within + "." + scale.name())
              .toList();
      default -> List.of("label" + within);
    };
  }

  private static List<String> cells(Task task, int row) {
    return switch (task.type()) {
      case Task.MULTI_LABEL -> List.of(String.join("|", several(task, row)));
      case Task.REGRESSION ->
          task.scales().stream().map(scale -> plain(value(scale, row))).toList();
      default -> List.of(label(task, row));
    };
  }

  private static List<String> several(Task task, int row) {
    var labels = task.labelNames();
    return IntStream.rangeClosed(0, row % 3 == 2 ? 1 : 0)
        .mapToObj(i -> labels.get((row + i) % labels.size()))
        .distinct()
        .toList();
  }

  /** Steps through the fifths of a scale. */
  private static double value(Output scale, int row) {
    var low = scale.min() == null ? 0 : scale.min();
    var high = scale.max() == null ? 1 : scale.max();
    return low + (high - low) * (row % 6) / 5;
  }

  private static String plain(double value) {
    return String.format(Locale.ROOT, "%.2f", value).replaceAll("\\.?0+$", "");
  }

  private void answer(ObjectNode to, Task part, int row) {
    switch (part.type()) {
      case Task.MULTI_LABEL -> several(part, row).forEach(to.withArray("/labels")::add);
      case Task.REGRESSION -> {
        var values = to.putObject("values");
        part.scales()
            .forEach(scale -> values.put(scale.name(), Double.valueOf(plain(value(scale, row)))));
      }
      case Task.TOKEN -> {
        var text = text(row);
        var at = text.indexOf(mark(part, row));
        var start = text.codePointCount(0, at) + 1;
        to.putArray("entities")
            .addObject()
            .put("start", start)
            .put("end", start + label(part, row).codePointCount(0, label(part, row).length()))
            .put("label", label(part, row));
      }
      default -> to.put("label", label(part, row));
    }
  }

  private static JsonNode only(ObjectNode answer) {
    return answer.elements().next();
  }

  private static String line(List<String> cells) {
    return String.join(",", cells.stream().map(SampleFile::quoted).toList());
  }

  private static String quoted(String cell) {
    return cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n')
        ? '"' + cell.replace("\"", "\"\"") + '"'
        : cell;
  }
}
