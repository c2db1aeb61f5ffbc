package dev.attune.text.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Batches for learning from pairs, none larger than asked for: as many texts of each label as of
 * the others, at least two where there are two, so that every batch has pairs of both kinds. Each
 * label's texts come in turn, in a new order when not enough are left; labels that do not fit one
 * batch come in turn likewise.
 */
final class PairBatches {
  private static final int LEAST_PER_LABEL = 2;

  private final int labelsPerBatch;
  private final int textsPerLabel;
  private final Turns labels;
  private final List<Turns> texts;

  /**
   * @param textLabels the number of each text's label
   * @param batchSize at least {@value Method.FewShot#LEAST_BATCH}
   */
  PairBatches(int[] textLabels, int batchSize, RandomGenerator random) {
    int[] present = Arrays.stream(textLabels).distinct().sorted().toArray();
    labelsPerBatch = Math.clamp(batchSize / LEAST_PER_LABEL, 1, present.length);
    textsPerLabel = Math.max(LEAST_PER_LABEL, batchSize / labelsPerBatch);
    labels = new Turns(IntStream.range(0, present.length).toArray(), random);
    texts =
        Arrays.stream(present)
            .mapToObj(
                label ->
                    new Turns(
                        IntStream.range(0, textLabels.length)
                            .filter(text -> textLabels[text] == label)
                            .toArray(),
                        random))
            .toList();
  }

  /** The places of the next batch's texts, each once. */
  int[] next() {
    List<Integer> batch = new ArrayList<>();
    for (int label : labels.next(labelsPerBatch)) {
      batch.addAll(texts.get(label).next(textsPerLabel));
    }
    return batch.stream().mapToInt(Integer::intValue).toArray();
  }

  private static final class Turns {
    private final List<Integer> all;
    private final RandomGenerator random;
    private int next;

    Turns(int[] numbers, RandomGenerator random) {
      this.all = new ArrayList<>(Arrays.stream(numbers).boxed().toList());
      this.random = random;
      this.next = all.size();
    }

    /** So many numbers, each once, or all if there are fewer. */
    List<Integer> next(int count) {
      int taken = Math.min(count, all.size());
      if (next + taken > all.size()) {
        Collections.shuffle(all, Random.from(random));
        next = 0;
      }
      next += taken;
      return List.copyOf(all.subList(next - taken, next));
    }
  }
}
