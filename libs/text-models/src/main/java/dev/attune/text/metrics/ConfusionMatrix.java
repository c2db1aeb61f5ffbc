package dev.attune.text.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How often each label was answered for each true label.
 *
 * @param labels in the order of rows and columns
 * @param counts {@code counts[i][j]} texts whose true label is i were given label j
 */
public record ConfusionMatrix(List<String> labels, List<List<Integer>> counts) {

  public ConfusionMatrix {
    labels = List.copyOf(labels);
    counts = counts.stream().map(List::copyOf).toList();
  }

  /**
   * Counts answers.
   *
   * @param truth the true label's number for each text
   * @param answers the answered label's number for each text
   * @throws IllegalArgumentException if the arrays differ in length
   */
  public static ConfusionMatrix of(List<String> labels, int[] truth, int[] answers) {
    if (truth.length != answers.length) {
      throw new IllegalArgumentException(
          "%d true labels and %d answers.".formatted(truth.length, answers.length));
    }
    int[][] counts = new int[labels.size()][labels.size()];
    for (int i = 0; i < truth.length; i++) {
      counts[truth[i]][answers[i]]++;
    }
    List<List<Integer>> rows = new ArrayList<>();
    for (int[] row : counts) {
      rows.add(Arrays.stream(row).boxed().toList());
    }
    return new ConfusionMatrix(labels, rows);
  }

  /** The number of texts. */
  public int total() {
    return counts.stream().flatMap(List::stream).mapToInt(Integer::intValue).sum();
  }

  /** Texts that were given their true label. */
  public int correct() {
    int correct = 0;
    for (int i = 0; i < counts.size(); i++) {
      correct += counts.get(i).get(i);
    }
    return correct;
  }

  /** Texts whose true label is this one. */
  int actual(int label) {
    return counts.get(label).stream().mapToInt(Integer::intValue).sum();
  }

  /** Texts that were given this label. */
  int answered(int label) {
    return counts.stream().mapToInt(row -> row.get(label)).sum();
  }

  int correct(int label) {
    return counts.get(label).get(label);
  }
}
