package dev.attune.agreement.truth;

import dev.attune.agreement.Annotations;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The estimate of Dawid and Skene (1979): every annotator has a habit of giving label l where k is
 * right; habits and right labels are found together by expectation maximisation. It starts from the
 * shares of votes, so the same answers give the same estimate.
 *
 * @param smoothing answers added to every cell of every habit and to every label's frequency, which
 *     keeps an annotator of few answers from being certain; above 0
 * @param tolerance it has converged once a round gains less than this per answer
 * @param mostRounds after which it stops unconverged
 */
public record DawidSkene(double smoothing, double tolerance, int mostRounds) {
  /** Smoothing 0.5 (Jeffreys' prior), tolerance 10⁻⁷ per answer, at most 1,000 rounds. */
  public static final DawidSkene STANDARD = new DawidSkene(0.5, 1e-7, 1000);

  /** Refuses settings with which the estimate is not defined. */
  public DawidSkene {
    if (!(smoothing > 0) || !(tolerance > 0) || mostRounds < 1) {
      throw new IllegalArgumentException(
          "Smoothing and tolerance are above 0, and there is at least one round.");
    }
  }

  /**
   * Estimates the right labels.
   *
   * @param labels all labels that may be right
   * @throws IllegalArgumentException if an answer is none of the labels
   */
  public <V> TrueLabels<V> estimate(Annotations<V> annotations, List<V> labels) {
    return new Expectation<>(annotations, labels, smoothing).run(tolerance, mostRounds);
  }

  /**
   * Estimates right sets of labels: for each label whether it belongs, independently of the others.
   *
   * @param labels all labels that may be in a set
   * @return by label
   */
  public Map<String, TrueLabels<Boolean>> estimateSets(
      Annotations<Set<String>> annotations, List<String> labels) {
    Map<String, TrueLabels<Boolean>> estimates = new LinkedHashMap<>();
    for (String label : labels) {
      estimates.put(
          label, estimate(annotations.map(set -> set.contains(label)), List.of(false, true)));
    }
    return estimates;
  }

  /** Answers as numbers: {@code annotators[i][j]} gave {@code labels[i][j]} to item i. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Answers(int[][] annotators, int[][] labels) {
    static <V> Answers of(Annotations<V> annotations, List<V> labels) {
      Map<String, Integer> numbers = new HashMap<>();
      annotations.annotators().forEach(id -> numbers.put(id, numbers.size()));
      List<String> items = annotations.items();
      Answers answers = new Answers(new int[items.size()][], new int[items.size()][]);
      for (int i = 0; i < items.size(); i++) {
        Map<String, V> given = annotations.of(items.get(i));
        List<String> by = given.keySet().stream().sorted().toList();
        answers.annotators[i] = by.stream().mapToInt(id -> numbers.getOrDefault(id, -1)).toArray();
        answers.labels[i] =
            annotations.answers(items.get(i)).stream().mapToInt(labels::indexOf).toArray();
        for (int label : answers.labels[i]) {
          if (label < 0) {
            throw new IllegalArgumentException(
                "An answer is none of the %d labels.".formatted(labels.size()));
          }
        }
      }
      return answers;
    }

    long count() {
      long count = 0;
      for (int[] of : labels) {
        count += of.length;
      }
      return count;
    }
  }
}
