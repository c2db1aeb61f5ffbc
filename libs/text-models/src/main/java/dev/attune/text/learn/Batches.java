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
  private static final int MOST_BATCHES_PER_GROUP = 16;
  private static final int LEAST_GROUPS = 2;

  private Batches() {}

  /**
   * The batches of one epoch. Texts are shuffled, sorted by length only within groups of at most
   * sixteen batches, cut, and the batches shuffled again. There are two groups or more, so that a
   * text meets others from epoch to epoch. Batches differ in size by one text at most: a short rest
   * would hold the longest texts, and count each of them more than all others.
   */
  static List<int[]> shuffled(
      int size, int batchSize, IntUnaryOperator length, RandomGenerator random) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    Collections.shuffle(order, Random.from(random));
    int count = Math.ceilDiv(size, batchSize);
    int perGroup = Math.clamp(count / LEAST_GROUPS, 1, MOST_BATCHES_PER_GROUP);
    List<int[]> batches = new ArrayList<>();
    for (int first = 0; first < count; first += perGroup) {
      int last = Math.min(count, first + perGroup);
      order
          .subList(start(first, count, size), start(last, count, size))
          .sort(Comparator.comparingInt(length::applyAsInt));
      for (int batch = first; batch < last; batch++) {
        batches.add(
            order.subList(start(batch, count, size), start(batch + 1, count, size)).stream()
                .mapToInt(Integer::intValue)
                .toArray());
      }
    }
    Collections.shuffle(batches, Random.from(random));
    return batches;
  }

  private static int start(int batch, int count, int size) {
    return (int) ((long) size * batch / count);
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
}
