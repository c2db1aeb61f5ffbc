package dev.attune.agreement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Answers as numbers of values.
 *
 * @param values the values that occur or may occur
 * @param items of each item, the number in {@code values} of each answer
 * @param leftOut items with answers that are not among {@code items}
 * @param annotators who answered any item
 */
record Codes<V>(List<V> values, List<int[]> items, int leftOut, int annotators) {

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
    Map<V, Integer> numbers = new HashMap<>();
    known.forEach(value -> numbers.put(value, numbers.size()));
    List<int[]> codes = new ArrayList<>();
    int leftOut = 0;
    for (String item : annotations.items()) {
      List<V> answers = annotations.answers(item);
      if (fits.test(answers.size())) {
        codes.add(answers.stream().mapToInt(answer -> number(numbers, answer)).toArray());
      } else {
        leftOut++;
      }
    }
    return new Codes<>(known, codes, leftOut, annotations.annotators().size());
  }

  private static <V> int number(Map<V, Integer> numbers, V answer) {
    Integer number = numbers.get(answer);
    if (number == null) {
      throw new IllegalArgumentException(
          "An answer is none of the %d values.".formatted(numbers.size()));
    }
    return number;
  }

  Evidence evidence() {
    return new Evidence(items.size(), items.size(), leftOut, annotators);
  }

  /** How often each value is among the answers to an item. */
  int[] counts(int item) {
    int[] counts = new int[values.size()];
    for (int code : items.get(item)) {
      counts[code]++;
    }
    return counts;
  }

  /** How often each value occurs when each item is taken so many times. */
  double[] totals(int[] times) {
    double[] totals = new double[values.size()];
    for (int item = 0; item < times.length; item++) {
      if (times[item] > 0) {
        for (int code : items.get(item)) {
          totals[code] += times[item];
        }
      }
    }
    return totals;
  }
}
