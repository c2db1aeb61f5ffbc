package dev.attune.text.task;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the annotators of a text answered one output, where each chose labels by themselves.
 *
 * @param answers how many annotators answered; one or more
 * @param labels how many of them gave each label, the out-of-scope mark among them; labels that
 *     nobody gave may be left out. For one label a text they add up to the answers, for sets of
 *     labels each is counted by itself
 */
public record Votes(int answers, Map<String, Integer> labels) {

  /**
   * @throws IllegalArgumentException if nobody answered, or a label has more votes than there are
   *     answers, or fewer than none
   */
  public Votes {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    int most = answers;
    if (answers < 1 || labels.values().stream().anyMatch(votes -> votes < 0 || votes > most)) {
      throw new IllegalArgumentException("A label has from none to all of one answer or more.");
    }
  }

  /** The votes of answers of one label each. */
  public static Votes of(Iterable<String> answers) {
    SortedMap<String, Integer> labels = new TreeMap<>();
    int count = 0;
    for (String answer : answers) {
      labels.merge(answer, 1, Integer::sum);
      count++;
    }
    return new Votes(count, labels);
  }

  /** The share of the annotators who gave a label, 0 to 1. */
  public double share(String label) {
    return labels.getOrDefault(label, 0) / (double) answers;
  }

  /** Whether more than one annotator answered: one alone can't differ. */
  public boolean several() {
    return answers > 1;
  }

  /** Whether each annotator gave exactly one label. */
  public boolean isOneLabelEach() {
    return labels.values().stream().mapToInt(Integer::intValue).sum() == answers;
  }
}
