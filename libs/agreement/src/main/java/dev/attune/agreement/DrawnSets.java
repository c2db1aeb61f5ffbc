package dev.attune.agreement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** So many items that their sets of labels can be compared each with each. */
final class DrawnSets {
  /** With as many sets that differ there are half a million pairs of them. */
  static final int MOST = 1000;

  private DrawnSets() {}

  /** All answers, or those to some items by chance where too many sets differ. */
  static Annotations<Set<String>> of(Annotations<Set<String>> annotations, long seed) {
    if (annotations.values().size() <= MOST) {
      return annotations;
    }
    List<String> items =
        new ArrayList<>(
            annotations.items().stream()
                .filter(item -> annotations.answers(item).size() > 1)
                .toList());
    Collections.shuffle(items, new Random(seed));
    Set<Set<String>> sets = new HashSet<>();
    Set<String> drawn = new HashSet<>();
    for (String item : items) {
      sets.addAll(annotations.answers(item));
      if (sets.size() > MOST) {
        break;
      }
      drawn.add(item);
    }
    return annotations.of(drawn);
  }
}
