package dev.attune.api.problems;

import java.util.List;
import java.util.stream.Collectors;

/** Quotes what a caller sent, short and on one line. */
public final class Excerpt {
  private static final int MAX_CHARS = 64;
  private static final int MAX_NAMES = 20;

  private Excerpt() {}

  /** One value in quotation marks, at most 64 characters of it. */
  public static String of(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    value
        .codePoints()
        .limit(MAX_CHARS)
        .map(c -> Character.isISOControl(c) ? '\uFFFD' : c)
        .forEach(quoted::appendCodePoint);
    return quoted
        .append(value.codePointCount(0, value.length()) > MAX_CHARS ? "…\"" : "\"")
        .toString();
  }

  /** A list of values, at most 20 of them. */
  public static String ofAll(List<String> values) {
    String quoted =
        values.stream().limit(MAX_NAMES).map(Excerpt::of).collect(Collectors.joining(", "));
    return values.size() > MAX_NAMES
        ? quoted + " and " + (values.size() - MAX_NAMES) + " more"
        : quoted;
  }
}
