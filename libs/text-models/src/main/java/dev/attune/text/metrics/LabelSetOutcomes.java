package dev.attune.text.metrics;

import dev.attune.text.task.Gold;
import dev.attune.text.task.MultiLabel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

  static LabelSetOutcomes of(MultiLabel task, List<Gold> truth, List<Gold> answers) {
    LabelNumbers labels = new LabelNumbers(task.labels());
    List<int[]> right = truth.stream().map(gold -> numbers(labels, gold)).toList();
    List<int[]> given = answers.stream().map(gold -> numbers(labels, gold)).toList();
    int count = labels.names().size();
    return new LabelSetOutcomes(labels.names(), rows(right, count), rows(given, count));
  }

  private static int[] numbers(LabelNumbers labels, Gold gold) {
    return ((Gold.LabelSet) gold).labels().stream().mapToInt(labels::of).toArray();
  }

  private static boolean[][] rows(List<int[]> sets, int labels) {
    boolean[][] rows = new boolean[sets.size()][labels];
    for (int text = 0; text < rows.length; text++) {
      for (int label : sets.get(text)) {
        rows[text][label] = true;
      }
    }
    return rows;
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
  public Gold answer(int text) {
    return new Gold.LabelSet(
        IntStream.range(0, labels.size())
            .filter(label -> answers[text][label])
            .mapToObj(labels::get)
            .collect(Collectors.toSet()));
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
