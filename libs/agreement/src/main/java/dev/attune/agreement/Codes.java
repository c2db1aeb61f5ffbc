package dev.attune.agreement;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Answers as numbers of values, without who gave them. Items with equally many answers of each
 * value are of one kind.
 *
 * @param values the values that occur or may occur
 * @param items in kinds, by the numbers of their answers from the smallest to the largest
 * @param kinds of each kind, these numbers
 * @param leftOut items with answers that are not among {@code items}
 * @param annotators who answered any item
 */
record Codes<V>(
    List<V> values, Kinds<List<Integer>> items, List<int[]> kinds, int leftOut, int annotators) {

  /** Items with two or more answers. */
  static <V> Codes<V> comparable(Annotations<V> annotations, Collection<V> values) {
    return of(annotations, values, answers -> answers >= 2);
  }

  /**
   * The items with a number of answers that fits.
   *
   * @throws IllegalArgumentException if an answer is none of the values
   */
  static <V> Codes<V> of(Annotations<V> annotations, Collection<V> values, IntPredicate fits) {
    List<V> known = List.copyOf(values);
    Numbers<V> numbers = new Numbers<>(known);
    Kinds<List<Integer>> items = new Kinds<>();
    int leftOut = 0;
    for (String item : annotations.items()) {
      List<V> answers = annotations.answers(item);
      if (fits.test(answers.size())) {
        items.add(answers.stream().map(numbers::of).sorted().toList());
      } else {
        leftOut++;
      }
    }
    List<int[]> kinds =
        items.seen().stream()
            .map(codes -> codes.stream().mapToInt(Integer::intValue).toArray())
            .toList();
    return new Codes<>(known, items, kinds, leftOut, annotations.annotators().size());
  }

  Evidence evidence() {
    return new Evidence(items, items.items(), leftOut, annotators, telling());
  }

  /** Items that tell how far annotators agree. */
  int telling() {
    return items.telling(codes -> codes.getFirst().equals(codes.getLast()) ? codes.getFirst() : -1);
  }

  /** Of each kind, how often two answers to an item are the same, each with each other one. */
  double[] same() {
    return kinds.stream().mapToDouble(Codes::same).toArray();
  }

  private static double same(int[] codes) {
    double same = 0;
    int first = 0;
    for (int i = 1; i <= codes.length; i++) {
      if (i == codes.length || codes[i] != codes[first]) {
        same += (i - first) * (i - first - 1.0);
        first = i;
      }
    }
    return same;
  }

  /** How often each value occurs when items of each kind are taken so many times. */
  double[] totals(int[] times) {
    double[] totals = new double[values.size()];
    for (int kind = 0; kind < times.length; kind++) {
      if (times[kind] > 0) {
        for (int code : kinds.get(kind)) {
          totals[code] += times[kind];
        }
      }
    }
    return totals;
  }

  /** How often items are taken. */
  static int sum(int[] times) {
    return Arrays.stream(times).sum();
  }
}
