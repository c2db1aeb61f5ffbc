package dev.attune.api.agreement;

import dev.attune.api.agreement.AgreementView.Confusion;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts which labels are given for one another. */
final class Confusions {
  private static final int MOST = 10;

  private final Map<Pair, Integer> confused = new HashMap<>();
  private final Map<String, Integer> withLabel = new HashMap<>();
  private final Map<Pair, Integer> withBoth = new HashMap<>();

  /** Two labels in the order of their names. */
  record Pair(String first, String second) {
    static Pair of(String one, String other) {
      return one.compareTo(other) < 0 ? new Pair(one, other) : new Pair(other, one);
    }
  }

  /**
   * Counts an example.
   *
   * @param given all labels that somebody gave
   * @param pairs that were given for one another
   */
  void add(Collection<String> given, Collection<Pair> pairs) {
    Set<String> labels = new HashSet<>(given);
    labels.forEach(label -> withLabel.merge(label, 1, Integer::sum));
    for (String first : labels) {
      for (String second : labels) {
        if (first.compareTo(second) < 0) {
          withBoth.merge(new Pair(first, second), 1, Integer::sum);
        }
      }
    }
    new HashSet<>(pairs).forEach(pair -> confused.merge(pair, 1, Integer::sum));
  }

  /** The most frequent. */
  List<Confusion> most() {
    return confused.entrySet().stream()
        .map(
            entry -> {
              Pair pair = entry.getKey();
              int either =
                  withLabel.getOrDefault(pair.first(), 0)
                      + withLabel.getOrDefault(pair.second(), 0)
                      - withBoth.getOrDefault(pair, 0);
              return new Confusion(
                  pair.first(),
                  pair.second(),
                  entry.getValue(),
                  (double) entry.getValue() / either);
            })
        .sorted(
            Comparator.comparingInt(Confusion::examples)
                .reversed()
                .thenComparing(Confusion::first)
                .thenComparing(Confusion::second))
        .limit(MOST)
        .toList();
  }
}
