package dev.attune.text.metrics;

import java.util.List;
import java.util.Map;

/**
 * A way of telling the texts of a split apart. A text may be in several groups, or in none.
 *
 * @param by what tells them apart
 * @param name of the metadata, or of the output whose label it is; empty where there is one output,
 *     and elsewhere
 * @param groups the numbers of the texts by what they share, in the order to be told in
 */
public record Grouping(By by, String name, Map<String, List<Integer>> groups) {

  /** What tells texts apart. */
  public enum By {
    META,
    LABEL,
    LANGUAGE,
    LENGTH,
    UNKNOWN_WORDS
  }
}
