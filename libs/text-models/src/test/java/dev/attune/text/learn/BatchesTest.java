package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
  private static final int SIZE = 1003;

  @Test
  void every_text_is_in_one_batch_of_an_epoch() {
    assertThat(flat(shuffled(1)))
        .containsExactlyElementsOf(IntStream.range(0, SIZE).boxed().toList());
    assertThat(shuffled(1)).hasSize(Math.ceilDiv(SIZE, 32));
  }

  @Test
  void a_seed_decides_the_order() {
    assertThat(array(shuffled(1))).isDeepEqualTo(array(shuffled(1)));
    assertThat(Arrays.deepEquals(array(shuffled(1)), array(shuffled(2)))).isFalse();
  }

  @Test
  void texts_of_a_batch_are_of_like_length() {
    int padded = shuffled(1).stream().mapToInt(BatchesTest::padded).sum();
    int real = IntStream.range(0, SIZE).map(BatchesTest::length).sum();
    assertThat(padded).isLessThan((int) (1.1 * real));
  }

  @Test
  void batches_are_of_like_size_so_that_the_longest_texts_count_no_more_than_others() {
    for (int size : List.of(33, 161, 300, SIZE)) {
      var sizes =
          Batches.shuffled(size, 32, BatchesTest::length, new SplittableRandom(1)).stream()
              .mapToInt(batch -> batch.length)
              .summaryStatistics();
      assertThat(sizes.getCount()).isEqualTo(Math.ceilDiv(size, 32));
      assertThat(sizes.getMax()).isLessThanOrEqualTo(32);
      assertThat(sizes.getMin()).isGreaterThanOrEqualTo(sizes.getMax() - 1);
    }
  }

  @Test
  void a_text_of_a_small_split_meets_others_in_another_epoch() {
    var random = new SplittableRandom(1);
    var first = withTheLongest(Batches.shuffled(300, 32, text -> text, random));
    var second = withTheLongest(Batches.shuffled(300, 32, text -> text, random));
    first.retainAll(second);
    assertThat(first.size()).isLessThan(second.size() * 3 / 4);
  }

  private static List<Integer> withTheLongest(List<int[]> batches) {
    return new ArrayList<>(
        batches.stream()
            .map(batch -> Arrays.stream(batch).boxed().toList())
            .filter(batch -> batch.contains(299))
            .findFirst()
            .orElseThrow());
  }

  @Test
  void without_training_batches_come_in_order_of_length_and_within_the_budget() {
    List<int[]> batches = Batches.sorted(SIZE, 2048, BatchesTest::length);
    assertThat(flat(batches)).containsExactlyElementsOf(IntStream.range(0, SIZE).boxed().toList());
    assertThat(batches.stream().map(BatchesTest::longest).toList()).isSorted();
    assertThat(batches).allSatisfy(batch -> assertThat(padded(batch)).isLessThanOrEqualTo(2048));
    assertThat(batches).hasSizeLessThan(SIZE * 55 / 2048 * 2);
  }

  @Test
  void a_text_longer_than_the_budget_is_a_part_of_its_own() {
    int[] texts = {0, 1, 2, 3, 4};
    int[] lengths = {10, 90, 20, 20, 30};
    assertThat(array(Batches.withinTokens(texts, 60, text -> lengths[text])))
        .isDeepEqualTo(new int[][] {{0}, {1}, {2, 3}, {4}});
    assertThat(array(Batches.withinTokens(texts, 0, text -> lengths[text])))
        .isDeepEqualTo(new int[][] {texts});
  }

  private static List<int[]> shuffled(long seed) {
    return Batches.shuffled(SIZE, 32, BatchesTest::length, new SplittableRandom(seed));
  }

  private static int length(int index) {
    return 5 + index * 7919 % 100;
  }

  private static int padded(int[] batch) {
    return batch.length * longest(batch);
  }

  private static int longest(int[] batch) {
    return Arrays.stream(batch).map(BatchesTest::length).max().orElseThrow();
  }

  private static List<Integer> flat(List<int[]> batches) {
    return batches.stream().flatMapToInt(Arrays::stream).sorted().boxed().toList();
  }

  private static int[][] array(List<int[]> batches) {
    return batches.toArray(int[][]::new);
  }
}
