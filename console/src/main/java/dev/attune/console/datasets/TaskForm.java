package dev.attune.console.datasets;

import dev.attune.console.platform.datasets.Task;
import dev.attune.console.platform.datasets.Task.Output;
import dev.attune.console.web.Form;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of the form for a new data set that says what is asked of a text. */
final class TaskForm {

  private static final Pattern NAME = Pattern.compile("[^./|\\p{Cntrl}]{1,64}");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,6})?");
  private static final Pattern SCALE_LINE =
      Pattern.compile("(.+?)\\s+(" + NUMBER + ")\\s+(" + NUMBER + ")");
  private static final Pattern ACTION =
      Pattern.compile("(add|remove)-(scale|output)(?:-(\\d{1,2}))?");

  /** What every prediction says beside its outputs. */
  private static final Set<String> MEMBERS_OF_PREDICTIONS =
      Set.of("id", "version", "truncated", "explanation");

  private final Form form;
  private final DatasetMessages words;

  TaskForm(Form form, DatasetMessages words) {
    this.form = form;
    this.words = words;
  }

  /** Fills in what the form begins with. */
  static void begin(Form form) {
    form.with("task", Task.SINGLE_LABEL).with("labels", "").with("outOfScope", "");
    form.with("multiLabels", "").with("spanLabels", "");
    Rows.SCALES.begin(form);
    Rows.OUTPUTS.begin(form);
    form.with(Rows.OUTPUTS.field(0, "type"), Task.SINGLE_LABEL);
    form.with(Rows.OUTPUTS.field(1, "type"), Task.TOKEN);
  }

  /** Keeps what was sent. */
  static void keep(Form form, MultivaluedMap<String, String> sent) {
    for (var field : List.of("task", "labels", "outOfScope", "multiLabels", "spanLabels")) {
      form.with(field, sent.getFirst(field));
    }
    for (var rows : List.of(Rows.SCALES, Rows.OUTPUTS)) {
      for (int row = 0; row < rows.most() && sent.containsKey(rows.field(row, "name")); row++) {
        for (var column : rows.columns()) {
          form.with(rows.field(row, column), sent.getFirst(rows.field(row, column)));
        }
      }
    }
  }

  /** Adds or removes a row when a button asks for that; false when none does. */
  static boolean reshape(Form form, @Nullable String button) {
    var action = ACTION.matcher(button == null ? "" : button);
    if (!action.matches()) {
      return false;
    }
    var rows = action.group(2).equals("scale") ? Rows.SCALES : Rows.OUTPUTS;
    if (action.group(1).equals("add")) {
      rows.add(form);
    } else if (action.group(3) != null) {
      rows.remove(form, Integer.parseInt(action.group(3)));
    }
    return true;
  }

  /**
   * The task; what is wrong with it stands in the form afterwards, and what the platform says of it
   * will stand at the fields that people see.
   */
  Task read() {
    return switch (form.value("task")) {
      case Task.MULTI_LABEL -> Task.multiLabel(labels(called("task.labels", "multiLabels"), 1));
      case Task.TOKEN -> Task.token(spanLabels(called("task.labels", "spanLabels")));
      case Task.REGRESSION -> Task.regression(scaleRows());
      case Task.JOINT -> Task.joint(outputRows());
      default -> singleLabel("labels", "outOfScope");
    };
  }

  /** The field, where what the platform says of the part of this name stands from then on. */
  private String called(String name, String field) {
    form.alias(name, field);
    return field;
  }

  private Task singleLabel(String labelsField, String markField) {
    var labels = labels(labelsField, 2);
    var mark = form.value(markField);
    if (labels.contains(mark)) {
      form.error(markField, words.outOfScopeLabel(mark));
    }
    LabelList.checkName(mark, form, markField, words);
    return Task.singleLabel(labels, mark.isEmpty() ? null : mark);
  }

  private List<String> labels(String field, int least) {
    var labels = LabelList.read(form.value(field));
    LabelList.check(labels, least, form, field, words);
    return labels;
  }

  private List<String> spanLabels(String field) {
    var labels = labels(field, 1);
    LabelList.checkBlanks(labels, form, field, words);
    return labels;
  }

  private List<Output> scaleRows() {
    var scales = new ArrayList<Output>();
    var seen = new HashSet<String>();
    for (int row : Rows.SCALES.of(form)) {
      var part = "task.outputs[" + row + "]";
      var min = called(part + ".min", Rows.SCALES.field(row, "min"));
      var max = called(part + ".max", Rows.SCALES.field(row, "max"));
      var name = name(called(part, Rows.SCALES.field(row, "name")), seen);
      var low = number(min);
      var high = number(max);
      if (low != null && high != null && low >= high) {
        form.error(max, words.scaleEnds());
      }
      if (low != null && high != null) {
        scales.add(Output.scale(name, low, high));
      }
    }
    return scales;
  }

  private List<Output> outputRows() {
    var outputs = new ArrayList<Output>();
    var seen = new HashSet<String>();
    for (int row : Rows.OUTPUTS.of(form)) {
      var part = "task.outputs[" + row + "]";
      var name = name(called(part + ".name", Rows.OUTPUTS.field(row, "name")), seen);
      if (MEMBERS_OF_PREDICTIONS.contains(name)) {
        form.error(Rows.OUTPUTS.field(row, "name"), words.outputNameTaken(name));
      }
      var labels = called(part, Rows.OUTPUTS.field(row, "labels"));
      var task =
          switch (form.value(Rows.OUTPUTS.field(row, "type"))) {
            case Task.MULTI_LABEL -> Task.multiLabel(labels(labels, 1));
            case Task.TOKEN -> Task.token(spanLabels(labels));
            case Task.REGRESSION -> Task.regression(scaleLines(labels));
            default -> singleLabel(labels, Rows.OUTPUTS.field(row, "outOfScope"));
          };
      outputs.add(Output.answer(name, task));
    }
    return outputs;
  }

  /** Scales that are written one per line: name, least value, greatest value. */
  private List<Output> scaleLines(String field) {
    var scales = new ArrayList<Output>();
    for (var line : LabelList.read(form.value(field))) {
      var parts = SCALE_LINE.matcher(line);
      if (!parts.matches() || !NAME.matcher(parts.group(1)).matches()) {
        form.error(field, words.scaleLineWrong(line));
        continue;
      }
      var low = Double.parseDouble(parts.group(2));
      var high = Double.parseDouble(parts.group(4));
      if (low >= high) {
        form.error(field, words.scaleEnds());
      }
      scales.add(Output.scale(parts.group(1), low, high));
    }
    if (scales.isEmpty()) {
      form.error(field, words.scaleLineWrong(""));
    }
    return scales;
  }

  private String name(String field, Set<String> seen) {
    var name = form.value(field);
    if (!NAME.matcher(name).matches()) {
      form.error(field, words.partNameWrong());
    } else if (!seen.add(name)) {
      form.error(field, words.labelsTwice(name));
    }
    return name;
  }

  private @Nullable Double number(String field) {
    if (NUMBER.matcher(form.value(field)).matches()) {
      return Double.valueOf(form.value(field));
    }
    form.error(field, words.numberWrong());
    return null;
  }
}
