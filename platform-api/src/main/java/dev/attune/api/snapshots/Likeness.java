package dev.attune.api.snapshots;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which labelled examples have nearly the same text as others, and what follows for the splits. A
 * group of them stays together: a model that has learnt one of them knows the others. Groups that
 * are too large to be in one split, such as all texts made from one template, are shared out all
 * the same.
 *
 * @param heads example to the first of its group, which it goes with; the first as well
 * @param leftOut examples like one of a test split that is kept: to learn from them would be to
 *     learn the test
 * @param apart how many examples are shared out one by one although others are like them
 * @param compared how many examples were looked at
 */
record Likeness(Map<UUID, UUID> heads, Set<UUID> leftOut, long apart, long compared) {
  /**
   * Decides what becomes of groups.
   *
   * @param groups of two examples or more
   * @param kept the test split that is kept; empty for none
   * @param most so many examples stay together or are left out at most
   */
  static Likeness of(List<List<UUID>> groups, Set<UUID> kept, long most, long compared) {
    Map<UUID, UUID> heads = new LinkedHashMap<>();
    Set<UUID> leftOut = new HashSet<>();
    long apart = 0;
    for (List<UUID> group : groups) {
      List<UUID> others = group.stream().filter(id -> !kept.contains(id)).toList();
      if (others.size() > most) {
        apart += others.size();
      } else if (others.size() < group.size()) {
        leftOut.addAll(others);
      } else {
        others.forEach(id -> heads.put(id, others.getFirst()));
      }
    }
    return new Likeness(heads, leftOut, apart, compared);
  }

  /** Whether it makes a difference to any example. */
  boolean matters() {
    return !heads.isEmpty() || !leftOut.isEmpty();
  }

  /** The same, with these examples, and those that would have gone with them, shared out. */
  Likeness without(Set<UUID> examples) {
    Set<UUID> loosened = new HashSet<>();
    examples.forEach(
        id -> {
          UUID head = heads.get(id);
          if (head != null) {
            loosened.add(head);
          }
        });
    Map<UUID, UUID> together = new LinkedHashMap<>(heads);
    together.values().removeIf(loosened::contains);
    Set<UUID> out = new HashSet<>(leftOut);
    out.removeAll(examples);
    long free = (long) heads.size() - together.size() + leftOut.size() - out.size();
    return new Likeness(together, out, apart + free, compared);
  }

  /** The same with all of them shared out. */
  Likeness allApart() {
    return new Likeness(Map.of(), Set.of(), apart + heads.size() + leftOut.size(), compared);
  }

  /**
   * What was done.
   *
   * @param sharedOut how many examples the splits have together
   */
  NearDuplicateCounts counts(long sharedOut) {
    long notCompared = Math.max(0, sharedOut + leftOut.size() - compared);
    return new NearDuplicateCounts(heads.size(), apart, leftOut.size(), notCompared);
  }
}
