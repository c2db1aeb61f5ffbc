package dev.attune.agreement.truth;

import dev.attune.agreement.Annotations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Labels that keep annotators' differences: the share of an item's annotators who gave each label.
 * They are what a model learns from where a text has no single right label (Uma and others 2021).
 */
public final class SoftLabels {
  private SoftLabels() {}

  /**
   * The distribution of votes.
   *
   * @param labels all labels; those nobody gave have 0
   * @return by item and label; each item's shares add up to 1
   */
  public static <V> Map<String, Map<V, Double>> of(Annotations<V> annotations, List<V> labels) {
    Map<String, Map<V, Double>> soft = new LinkedHashMap<>();
    for (String item : annotations.items()) {
      Votes<V> votes = Votes.of(annotations.answers(item));
      if (!labels.containsAll(votes.counts().keySet())) {
        throw new IllegalArgumentException(
            "An answer is none of the %d labels.".formatted(labels.size()));
      }
      Map<V, Double> shares = new LinkedHashMap<>();
      labels.forEach(label -> shares.put(label, votes.share(label)));
      soft.put(item, shares);
    }
    return soft;
  }

  /**
   * Of sets: the share of annotators whose set has the label.
   *
   * @return by item and label; each share is from 0 to 1 by itself
   */
  public static Map<String, Map<String, Double>> ofSets(
      Annotations<Set<String>> annotations, List<String> labels) {
    Map<String, Map<String, Double>> soft = new LinkedHashMap<>();
    for (String item : annotations.items()) {
      List<Set<String>> sets = annotations.answers(item);
      Map<String, Double> shares = new LinkedHashMap<>();
      for (String label : labels) {
        double with = sets.stream().filter(set -> set.contains(label)).count();
        shares.put(label, with / sets.size());
      }
      soft.put(item, shares);
    }
    return soft;
  }
}
