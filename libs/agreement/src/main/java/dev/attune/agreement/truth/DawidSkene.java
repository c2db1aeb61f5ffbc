package dev.attune.agreement.truth;

import dev.attune.agreement.Annotations;
import dev.attune.agreement.Numbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * The estimate of Dawid and Skene (1979): every annotator has a habit of giving label l where k is
 * right; habits and right labels are found together by expectation maximisation. It starts from the
 * shares of votes, so the same answers give the same estimate.
 *
 * <p>Smoothing keeps an annotator of few answers from being certain. What it adds to a row of a
 * habit is the same however many labels there are: were it so much a cell, a scheme of many labels
 * would hold more added answers than given ones, and labels that nobody gave would be right.
 *
 * <p>How certain a label is leaves its own item out of the habits of those who answered it ({@link
 * TrueLabels#certainty}): the rounds themselves believe what they have decided.
 *
 * @param smoothing answers added to every row of every habit, and to the labels' frequencies, in
 *     equal parts for each label; above 0
 * @param tolerance it has converged once a round gains less than this per answer
 * @param mostRounds after which it stops unconverged
 */
public record DawidSkene(double smoothing, double tolerance, int mostRounds) {
  /**
   * Smoothing of one answer (Perks' prior; of two labels it is Jeffreys'), tolerance 10⁻⁷ per
   * answer, at most 1,000 rounds.
   */
  public static final DawidSkene STANDARD = new DawidSkene(1, 1e-7, 1000);

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
    Numbers<V> numbered = new Numbers<>(labels);
    return estimate(Answers.of(annotations), numbered, given(annotations, numbered::of));
  }

  /**
   * Estimates right sets of labels: for each label whether it belongs, independently of the others.
   *
   * @param labels all labels that may be in a set
   * @return by label
   */
  public Map<String, TrueLabels<Boolean>> estimateSets(
      Annotations<Set<String>> annotations, List<String> labels) {
    Answers answers = Answers.of(annotations);
    Numbers<Boolean> belongs = new Numbers<>(List.of(false, true));
    Map<String, TrueLabels<Boolean>> estimates = new LinkedHashMap<>();
    for (String label : labels) {
      estimates.put(
          label,
          estimate(answers, belongs, given(annotations, set -> belongs.of(set.contains(label)))));
    }
    return estimates;
  }

  private <V> TrueLabels<V> estimate(Answers answers, Numbers<V> labels, int[][] given) {
    return new Expectation<>(answers, labels, given, smoothing).run(tolerance, mostRounds);
  }

  /** By item and answer, the number of the label that was given. */
  private static <V> int[][] given(Annotations<V> annotations, ToIntFunction<V> number) {
    return annotations.items().stream()
        .map(item -> annotations.answers(item).stream().mapToInt(number).toArray())
        .toArray(int[][]::new);
  }

  /**
   * Who answered what.
   *
   * @param by of each item, the numbers of those who answered it
   */
  record Answers(List<String> items, List<String> annotators, List<int[]> by) {
    static Answers of(Annotations<?> annotations) {
      Numbers<String> annotators = new Numbers<>(annotations.annotators());
      List<String> items = annotations.items();
      return new Answers(
          items,
          annotators.all(),
          items.stream()
              .map(
                  item -> annotations.of(item).keySet().stream().mapToInt(annotators::of).toArray())
              .toList());
    }

    long count() {
      return by.stream().mapToLong(of -> of.length).sum();
    }

    /** By annotator, how many answers they gave. */
    int[] counts() {
      int[] counts = new int[annotators.size()];
      for (int[] of : by) {
        for (int annotator : of) {
          counts[annotator]++;
        }
      }
      return counts;
    }
  }
}
