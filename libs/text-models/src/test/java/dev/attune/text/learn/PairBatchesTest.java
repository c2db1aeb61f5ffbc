package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairBatchesTest {

  @Test
  void every_label_has_as_many_texts_in_a_batch_however_rare_it_is() {
    int[] labels = IntStream.range(0, 100).map(i -> i < 90 ? 0 : i < 96 ? 1 : 2).toArray();
    PairBatches batches = new PairBatches(labels, 12, new SplittableRandom(1));
    for (int i = 0; i < 20; i++) {
      int[] batch = batches.next();
      assertThat(batch).doesNotHaveDuplicates();
      for (int label = 0; label < 3; label++) {
        assertThat(count(batch, labels, label)).isEqualTo(4);
      }
    }
  }

  @Test
  void all_texts_have_their_turn() {
    int[] labels = IntStream.range(0, 40).map(i -> i % 2).toArray();
    PairBatches batches = new PairBatches(labels, 8, new SplittableRandom(1));
    Set<Integer> seen = new TreeSet<>();
    for (int i = 0; i < 5; i++) {
      Arrays.stream(batches.next()).forEach(seen::add);
    }
    assertThat(seen).hasSize(40);
  }

  @Test
  void more_labels_than_fit_take_turns_in_pairs() {
    int[] labels = IntStream.range(0, 60).map(i -> i % 20).toArray();
    PairBatches batches = new PairBatches(labels, 8, new SplittableRandom(1));
    Set<Integer> seen = new TreeSet<>();
    for (int i = 0; i < 5; i++) {
      int[] batch = batches.next();
      assertThat(batch).hasSize(8);
      for (int text : batch) {
        assertThat(count(batch, labels, labels[text])).isEqualTo(2);
        seen.add(labels[text]);
      }
    }
    assertThat(seen).hasSize(20);
  }

  @Test
  void a_label_with_one_text_is_there_once() {
    PairBatches batches = new PairBatches(new int[] {0, 0, 0, 1}, 4, new SplittableRandom(1));
    assertThat(count(batches.next(), new int[] {0, 0, 0, 1}, 1)).isEqualTo(1);
  }

  @Test
  void no_batch_is_larger_than_asked_for() {
    int[] labels = IntStream.range(0, 60).map(i -> i % 5).toArray();
    for (int size = Method.FewShot.LEAST_BATCH; size < 40; size++) {
      PairBatches batches = new PairBatches(labels, size, new SplittableRandom(1));
      assertThat(batches.next()).hasSizeBetween(4, size);
    }
  }

  private static long count(int[] batch, int[] labels, int label) {
    return Arrays.stream(batch).filter(text -> labels[text] == label).count();
  }
}
