package dev.attune.console.datasets;

import dev.attune.console.web.Form;
import java.util.HashSet;
import java.util.List;

/** The labels of a new data set, entered one per line. */
final class LabelList {

  private static final int LONGEST = 64;

  private LabelList() {}

  static List<String> read(String lines) {
    return lines.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** Says at a field of the form what is wrong with the labels in it. */
  static void check(
      List<String> labels, int least, Form form, String field, DatasetMessages words) {
    if (labels.size() < least) {
      form.error(field, least == 1 ? words.labelsNone() : words.labelsFew());
    }
    var seen = new HashSet<String>();
    for (var label : labels) {
      if (!seen.add(label)) {
        form.error(field, words.labelsTwice(label));
      }
      checkName(label, form, field, words);
    }
  }

  /** Says at a field of the form why a word cannot be a label. */
  static void checkName(String label, Form form, String field, DatasetMessages words) {
    if (label.codePointCount(0, label.length()) > LONGEST) {
      form.error(field, words.labelsLong(label));
    }
    if (label.contains("|")) {
      form.error(field, words.labelsBar(label));
    }
  }

  /** Labels of parts of a text stand in a column of CoNLL, where a blank ends the column. */
  static void checkBlanks(List<String> labels, Form form, String field, DatasetMessages words) {
    labels.stream()
        .filter(label -> label.chars().anyMatch(Character::isWhitespace))
        .findFirst()
        .ifPresent(label -> form.error(field, words.labelsBlank(label)));
  }
}
