package dev.attune.text.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Answers of any number of labels each. */
public final class LabelSetOutcomes implements Outcomes {
  private final List<String> labels;
  private final boolean[][] truth;
  private final boolean[][] answers;
  private final LabelCounts counts;

  /**
   * @param labels in the order of their numbers
   * @param truth whether each text has each label, [texts][labels]
   * @param answers whether each text was given each label, [texts][labels]
   * @throws IllegalArgumentException if the arrays differ in length
   */
  public LabelSetOutcomes(List<String> labels, boolean[][] truth, boolean[][] answers) {
    if (truth.length != answers.length) {
      throw new IllegalArgumentException(
          "%d sets of true labels and %d answers.".formatted(truth.length, answers.length));
    }
    this.labels = List.copyOf(labels);
    this.truth = truth.clone();
    this.answers = answers.clone();
    counts = new LabelCounts(labels.size(), truth.length);
    for (int text = 0; text < truth.length; text++) {
      count(truth[text], answers[text]);
    }
  }

  private void count(boolean[] actual, boolean[] given) {
    for (int label = 0; label < actual.length; label++) {
      if (actual[label] && given[label]) {
        counts.right(label);
      } else if (actual[label]) {
        counts.missed(label);
      } else if (given[label]) {
        counts.wrong(label);
      }
    }
    counts.endExample();
  }

  @Override
  public int size() {
    return truth.length;
  }

  @Override
  public String figure() {
    return LabelOutcomes.FIGURE;
  }

  /** The mean F1 over the labels that occur, as a true label or in an answer. */
  @Override
  public double headline(int[] times) {
    return counts.totals(times).macroF1();
  }

  @Override
  public boolean right(int text) {
    return Arrays.equals(truth[text], answers[text]);
  }

  @Override
  public LabelSetOutcomes only(int[] texts) {
    return new LabelSetOutcomes(
        labels,
        Arrays.stream(texts).mapToObj(text -> truth[text]).toArray(boolean[][]::new),
        Arrays.stream(texts).mapToObj(text -> answers[text]).toArray(boolean[][]::new));
  }

  /** Macro F1, micro F1, and the share of texts whose whole set is right. */
  double[] figures(int[] times) {
    var totals = counts.totals(times);
    return new double[] {totals.macroF1(), totals.micro().f1(), Shares.right(this, times)};
  }

  List<ClassScore> scores() {
    int[] once = new int[size()];
    Arrays.fill(once, 1);
    var totals = counts.totals(once);
    List<ClassScore> scores = new ArrayList<>();
    for (int label = 0; label < labels.size(); label++) {
      scores.add(totals.score(labels.get(label), label));
    }
    return scores;
  }
}
