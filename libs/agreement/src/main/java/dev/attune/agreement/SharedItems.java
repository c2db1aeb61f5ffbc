package dev.attune.agreement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/**
 * Which annotators have answered the same items. Among many annotators most pairs share nothing, so
 * pairs are counted item by item and not each annotator held against each.
 *
 * @param pairs how many pairs share an item
 * @param most those that share the most items, in this order
 */
public record SharedItems(long pairs, List<Pair> most) {
  private static final Comparator<Pair> ORDER =
      Comparator.comparingInt(Pair::items)
          .reversed()
          .thenComparing(Pair::first)
          .thenComparing(Pair::second);

  /**
   * Two annotators, the first before the second in the order of ids.
   *
   * @param items that both have answered
   */
  public record Pair(String first, String second, int items) {}

  /**
   * Counts.
   *
   * @param paired which annotators are to be paired
   * @param most how many pairs are kept
   */
  public static SharedItems of(Annotations<?> annotations, Predicate<String> paired, int most) {
    List<String> annotators = annotations.annotators().stream().filter(paired).toList();
    Numbers<String> numbers = new Numbers<>(annotators);
    List<List<int[]>> itemsOf = new ArrayList<>();
    annotators.forEach(annotator -> itemsOf.add(new ArrayList<>()));
    for (String item : annotations.items()) {
      int[] by =
          annotations.of(item).keySet().stream()
              .mapToInt(numbers::find)
              .filter(number -> number >= 0)
              .toArray();
      for (int one : by) {
        itemsOf.get(one).add(by);
      }
    }
    return of(annotators, itemsOf, most);
  }

  /** One annotator after the other, so that the counts of one with the others are all there is. */
  private static SharedItems of(List<String> annotators, List<List<int[]>> itemsOf, int most) {
    PriorityQueue<Pair> kept = new PriorityQueue<>(ORDER.reversed());
    long pairs = 0;
    for (int one = 0; one < annotators.size(); one++) {
      int[] shared = new int[annotators.size()];
      for (int[] by : itemsOf.get(one)) {
        for (int other : by) {
          shared[other]++;
        }
      }
      for (int other = one + 1; other < shared.length; other++) {
        if (shared[other] > 0) {
          pairs++;
          kept.add(new Pair(annotators.get(one), annotators.get(other), shared[other]));
          if (kept.size() > most) {
            kept.remove();
          }
        }
      }
    }
    return new SharedItems(pairs, kept.stream().sorted(ORDER).toList());
  }
}
