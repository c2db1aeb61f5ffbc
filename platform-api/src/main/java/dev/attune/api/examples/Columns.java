package dev.attune.api.examples;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The columns that an upload may have. */
final class Columns {
  static final String TEXT = "text";
  static final String LABEL = "label";
  static final String SPLIT = "split";
  static final String SUBJECT = "subject";
  static final String ID = "id";
  static final String META_PREFIX = "meta.";
  static final int MAX_META = 20;
  static final int MAX_META_NAME = 64;
  static final String KNOWN = "text, label, split, subject, id and meta.<name>";

  private static final Set<String> PLAIN = Set.of(TEXT, LABEL, SPLIT, SUBJECT, ID);

  private Columns() {}

  static boolean isMeta(String column) {
    return column.startsWith(META_PREFIX);
  }

  /** The columns that no example has. */
  static List<String> unknown(Collection<String> columns) {
    return columns.stream().filter(column -> !isKnown(column)).toList();
  }

  private static boolean isKnown(String column) {
    if (!isMeta(column)) {
      return PLAIN.contains(column);
    }
    int length = column.length() - META_PREFIX.length();
    return length > 0
        && length <= MAX_META_NAME
        && column.chars().noneMatch(Character::isISOControl);
  }
}
