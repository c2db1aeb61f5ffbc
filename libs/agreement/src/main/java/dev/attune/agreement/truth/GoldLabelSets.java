package dev.attune.agreement.truth;

import dev.attune.agreement.Annotations;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gold sets of labels: the rule decides for each label whether it belongs, and an item is decided
 * once all its labels are.
 */
public final class GoldLabelSets {
  private GoldLabelSets() {}

  /**
   * Decides items.
   *
   * @param items to decide, also such as nobody answered
   * @param annotations answers to them
   * @param adjudicated sets that somebody decided on, by item
   * @param labels all labels that may be in a set
   */
  public static GoldLabels<Set<String>> of(
      Collection<String> items,
      Annotations<Set<String>> annotations,
      Map<String, Set<String>> adjudicated,
      List<String> labels,
      GoldRule rule) {
    Map<String, Set<String>> decided = new LinkedHashMap<>();
    items.forEach(item -> decided.put(item, new LinkedHashSet<>()));
    Map<String, Undecided> undecided = new LinkedHashMap<>();
    for (String label : labels) {
      GoldLabels<Boolean> ofLabel =
          GoldLabels.of(
              items,
              annotations.map(set -> set.contains(label)),
              Map.of(),
              List.of(false, true),
              rule);
      ofLabel.undecided().forEach(undecided::putIfAbsent);
      ofLabel
          .decided()
          .forEach(
              (item, belongs) -> {
                Set<String> set = decided.get(item);
                if (belongs && set != null) {
                  set.add(label);
                }
              });
    }
    undecided.keySet().removeAll(adjudicated.keySet());
    decided.keySet().removeAll(undecided.keySet());
    decided.replaceAll((item, set) -> adjudicated.getOrDefault(item, set));
    return new GoldLabels<>(decided, undecided);
  }
}
