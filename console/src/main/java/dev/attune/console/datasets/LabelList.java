package dev.attune.console.datasets;

import dev.attune.console.web.Form;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** The labels of a new data set, entered one per line. */
final class LabelList {

  private static final int LONGEST = 100;

  private LabelList() {}

  static List<String> read(String lines) {
    return lines.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** Says at the form's field {@code labels} what is wrong with them. */
  static void check(List<String> labels, Form form, DatasetMessages words) {
    if (labels.size() < 2) {
      form.error("labels", words.labelsFew());
    }
    var seen = new HashSet<String>();
    for (var label : labels) {
      if (!seen.add(label.toLowerCase(Locale.ROOT))) {
        form.error("labels", words.labelsTwice(label));
      }
      if (label.length() > LONGEST) {
        form.error("labels", words.labelsLong(label));
      }
      if (label.contains("|")) {
        form.error("labels", words.labelsBar(label));
      }
    }
  }
}
