package dev.attune.text.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Cuts a split into batches of texts of like length, so that little is padded. Texts are named by
 * their place in the split.
 */
final class Batches {
  private static final int BATCHES_PER_GROUP = 16;

  private Batches() {}

  /**
   * The batches of one epoch. Texts are shuffled, sorted by length only within groups of sixteen
   * batches, cut, and the batches shuffled again.
   */
  static List<int[]> shuffled(
      int size, int batchSize, IntUnaryOperator length, RandomGenerator random) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    Collections.shuffle(order, Random.from(random));
    int group = batchSize * BATCHES_PER_GROUP;
    List<int[]> batches = new ArrayList<>();
    for (int start = 0; start < size; start += group) {
      cut(order.subList(start, Math.min(size, start + group)), batchSize, length, batches);
    }
    Collections.shuffle(batches, Random.from(random));
    return batches;
  }

  /** Batches in order of length and within a budget of tokens, for passes without training. */
  static List<int[]> sorted(int size, int tokens, IntUnaryOperator length) {
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingInt(length::applyAsInt))
            .mapToInt(Integer::intValue)
            .toArray();
    return withinTokens(order, tokens, length);
  }

  /**
   * Cuts texts, in their order, so that no part has more tokens than a budget once it is padded,
   * except for a text that alone has more.
   *
   * @param tokens the budget; 0 for none
   */
  static List<int[]> withinTokens(int[] texts, int tokens, IntUnaryOperator length) {
    List<int[]> parts = new ArrayList<>();
    int start = 0;
    long longest = 0;
    for (int end = 0; end < texts.length; end++) {
      longest = Math.max(longest, length.applyAsInt(texts[end]));
      if (tokens > 0 && end > start && longest * (end - start + 1) > tokens) {
        parts.add(Arrays.copyOfRange(texts, start, end));
        start = end;
        longest = length.applyAsInt(texts[end]);
      }
    }
    parts.add(Arrays.copyOfRange(texts, start, texts.length));
    return parts;
  }

  private static void cut(
      List<Integer> order, int batchSize, IntUnaryOperator length, List<int[]> batches) {
    order.sort(Comparator.comparingInt(length::applyAsInt));
    for (int start = 0; start < order.size(); start += batchSize) {
      int end = Math.min(order.size(), start + batchSize);
      batches.add(order.subList(start, end).stream().mapToInt(Integer::intValue).toArray());
    }
  }
}
