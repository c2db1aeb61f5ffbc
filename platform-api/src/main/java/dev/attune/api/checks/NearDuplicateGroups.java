package dev.attune.api.checks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Puts texts into groups such that nearly the same ones are in one, and with them what is nearly
 * the same as those: the connected parts of the graph of {@link NearDuplicates}, by union-find.
 */
public final class NearDuplicateGroups {
  private final NearDuplicates near;
  private int[] parents = new int[64];
  private int texts;

  /**
   * @param most how many texts are looked at
   */
  public NearDuplicateGroups(int most) {
    near = new NearDuplicates(most);
  }

  /** Whether it can take no further text. */
  public boolean isFull() {
    return near.isFull();
  }

  /** Takes the next text; a full one takes none. */
  public void add(String text) {
    if (isFull()) {
      return;
    }
    int number = texts;
    texts++;
    if (number == parents.length) {
      parents = Arrays.copyOf(parents, 2 * number);
    }
    parents[number] = number;
    near.add(text, like -> join(number, like));
  }

  /** The numbers (from 0, in the order of the calls) of each group of two or more, in order. */
  public List<List<Integer>> groups() {
    TreeMap<Integer, List<Integer>> groups = new TreeMap<>();
    for (int i = 0; i < texts; i++) {
      int first = first(i);
      if (first != i) {
        groups.computeIfAbsent(first, f -> new ArrayList<>(List.of(f))).add(i);
      }
    }
    return List.copyOf(groups.values());
  }

  /** The lower number becomes the first of both. */
  private void join(int one, int other) {
    int first = first(one);
    int second = first(other);
    parents[Math.max(first, second)] = Math.min(first, second);
  }

  private int first(int number) {
    int at = number;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }
}
