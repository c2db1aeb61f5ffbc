package dev.attune.agreement.truth;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How often each answer to an item was given.
 *
 * @param counts by answer; every count is at least 1
 */
public record Votes<V>(Map<V, Integer> counts) {

  /** Copies the counts. */
  public Votes {
    counts = Map.copyOf(counts);
  }

  /** Counts answers. */
  public static <V> Votes<V> of(Collection<V> answers) {
    Map<V, Integer> counts = new LinkedHashMap<>();
    answers.forEach(answer -> counts.merge(answer, 1, Integer::sum));
    return new Votes<>(counts);
  }

  /** How many answers there are. */
  public int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The answers' share that is this one; 0 without answers. */
  public double share(V answer) {
    int total = total();
    return total == 0 ? 0 : counts.getOrDefault(answer, 0) / (double) total;
  }

  /** The answer with more votes than any other; empty on a tie or without answers. */
  public Optional<V> winner() {
    List<V> most = leaders();
    return most.size() == 1 ? Optional.of(most.getFirst()) : Optional.empty();
  }

  /** The answers with the most votes: several on a tie, none without answers. */
  public List<V> leaders() {
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() == most)
        .map(Map.Entry::getKey)
        .toList();
  }
}
