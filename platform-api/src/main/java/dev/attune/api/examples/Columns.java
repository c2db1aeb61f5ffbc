package dev.attune.api.examples;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns that an upload may have. */
final class Columns {
  static final String TEXT = "text";
  static final String SPLIT = "split";
  static final String SUBJECT = "subject";
  static final String ID = "id";

  /** Whose the answer of the row is. */
  static final String ANNOTATOR = "annotator";

  static final String LABELLED_BY = "labelledBy";
  static final String LABELLED_AT = "labelledAt";
  static final String LABELLED_HOW = "labelledHow";
  static final String ASKED_BY = "askedBy";
  static final String ANNOTATIONS = "annotations";

  /** In {@code labelledHow}: people answered, and nothing has come of it. */
  static final String UNDECIDED = "undecided";

  /**
   * What an export says about how the answers came about. An upload reads over it, but for {@link
   * #UNDECIDED}.
   */
  static final List<String> PROVENANCE = List.of(LABELLED_BY, LABELLED_AT, LABELLED_HOW, ASKED_BY);

  static final String META_PREFIX = "meta.";
  static final int MAX_META = 20;
  static final int MAX_META_NAME = 64;
  private static final List<String> PLAIN = List.of(SPLIT, SUBJECT, ID, ANNOTATOR);

  private Columns() {}

  static boolean isMeta(String column) {
    return column.startsWith(META_PREFIX);
  }

  /** The columns that no example has, where answers stand in these. */
  static List<String> unknown(Collection<String> columns, List<String> answers) {
    return columns.stream()
        .filter(column -> !isKnown(column) && !answers.contains(column))
        .toList();
  }

  /** What there is, in words. */
  static String known(List<String> answers) {
    return Stream.of(List.of(TEXT), answers, PLAIN)
            .flatMap(List::stream)
            .collect(Collectors.joining(", "))
        + " and meta.<name>";
  }

  private static boolean isKnown(String column) {
    if (!isMeta(column)) {
      return column.equals(TEXT)
          || column.equals(ANNOTATIONS)
          || PLAIN.contains(column)
          || PROVENANCE.contains(column);
    }
    int length = column.length() - META_PREFIX.length();
    return length > 0
        && length <= MAX_META_NAME
        && column.chars().noneMatch(Character::isISOControl);
  }
}
