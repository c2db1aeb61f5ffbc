package dev.attune.evaluation.data;

/** Places in texts, counted in Unicode code points. */
final class CodePoints {
  private CodePoints() {}

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** A stretch of a text; empty when it is not within the text. */
  static String cut(String text, int start, int end) {
    if (start < 0 || end < start || end > length(text)) {
      return "";
    }
    int first = text.offsetByCodePoints(0, start);
    return text.substring(first, text.offsetByCodePoints(first, end - start));
  }
}
