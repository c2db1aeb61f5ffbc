package dev.attune.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Items in kinds. Items of one kind are alike to a figure, so that it looks at each kind once and
 * not at each item, however many there are.
 *
 * @param <T> what a figure sees of an item
 */
final class Kinds<T> {
  private final Map<T, Integer> numbers = new LinkedHashMap<>();
  private int[] ofItems = new int[16];
  private int items;

  /**
   * The items with two or more answers.
   *
   * @param seen of the answers to an item
   */
  static <V, T> Kinds<T> comparable(Annotations<V> annotations, Function<List<V>, T> seen) {
    Kinds<T> kinds = new Kinds<>();
    for (String item : annotations.items()) {
      List<V> answers = annotations.answers(item);
      if (answers.size() > 1) {
        kinds.add(seen.apply(answers));
      }
    }
    return kinds;
  }

  /** Takes in the next item. */
  void add(T seen) {
    if (items == ofItems.length) {
      ofItems = Arrays.copyOf(ofItems, 2 * items);
    }
    ofItems[items++] = numbers.computeIfAbsent(seen, kind -> numbers.size());
  }

  /** What a figure sees of each kind, in the order in which they came. */
  List<T> seen() {
    return new ArrayList<>(numbers.keySet());
  }

  int size() {
    return numbers.size();
  }

  int items() {
    return items;
  }

  /**
   * How many items tell how far annotators agree: all but those on which everybody gave the one
   * answer that most items have. Where nearly all are such, chance explains them, and a figure
   * rests on the few others.
   *
   * @param agreed the number of the answer that everybody gave; below 0 where answers differ
   */
  int telling(ToIntFunction<? super T> agreed) {
    int[] ofKinds = numbers.keySet().stream().mapToInt(agreed).toArray();
    Map<Integer, Integer> unanimous = new HashMap<>();
    for (int item = 0; item < items; item++) {
      if (ofKinds[ofItems[item]] >= 0) {
        unanimous.merge(ofKinds[ofItems[item]], 1, Integer::sum);
      }
    }
    return items - unanimous.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /** The kind of an item. */
  int of(int item) {
    return ofItems[item];
  }
}
