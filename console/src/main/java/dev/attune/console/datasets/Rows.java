package dev.attune.console.datasets;

import dev.attune.console.web.Form;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of fields in a form that somebody can add and remove: {@code scale.0.name}, {@code
 * scale.0.min}, ...
 *
 * @param least how many stay
 * @param most how many there may be
 */
record Rows(String prefix, List<String> columns, int least, int most) {

  static final Rows SCALES = new Rows("scale", List.of("name", "min", "max"), 1, 16);
  static final Rows OUTPUTS =
      new Rows("output", List.of("name", "type", "labels", "outOfScope"), 2, 16);

  String field(int row, String column) {
    return prefix + "." + row + "." + column;
  }

  /** The numbers of the rows, from 0. */
  List<Integer> of(Form form) {
    return IntStream.range(0, most).filter(row -> form.holds(field(row, "name"))).boxed().toList();
  }

  /** Gives the form as many rows as there must be. */
  void begin(Form form) {
    for (int row = 0; row < least; row++) {
      add(form);
    }
  }

  /** Adds an empty row at the end, while there may be another. */
  void add(Form form) {
    var row = of(form).size();
    if (row < most) {
      columns.forEach(column -> form.with(field(row, column), ""));
    }
  }

  /** Removes a row; those below it move up. */
  void remove(Form form, int row) {
    var last = of(form).size() - 1;
    if (row < 0 || row > last || last < least) {
      return;
    }
    for (int i = row; i < last; i++) {
      for (var column : columns) {
        form.with(field(i, column), form.value(field(i + 1, column)));
      }
    }
    columns.forEach(column -> form.without(field(last, column)));
  }
}
