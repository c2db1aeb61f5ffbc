package dev.attune.text.metrics;

import dev.attune.text.task.Gold;
import dev.attune.text.task.SingleLabel;
import java.util.Arrays;
import java.util.List;

/** Answers of one label each; refusals, where there are any, count as a label of their own. */
public final class LabelOutcomes implements Outcomes {
  static final String FIGURE = "macroF1";

  private final List<String> labels;
  private final int[] truth;
  private final int[] answers;
  private final LabelCounts counts;

  /**
   * @param labels in the order of their numbers; refusal is the last one if it can be an answer
   * @param truth the true label's number for each text
   * @param answers the answered label's number for each text
   * @throws IllegalArgumentException if the arrays differ in length
   */
  public LabelOutcomes(List<String> labels, int[] truth, int[] answers) {
    if (truth.length != answers.length) {
      throw new IllegalArgumentException(
          "%d true labels and %d answers.".formatted(truth.length, answers.length));
    }
    this.labels = List.copyOf(labels);
    this.truth = truth.clone();
    this.answers = answers.clone();
    counts = new LabelCounts(labels.size(), truth.length);
    for (int i = 0; i < truth.length; i++) {
      if (truth[i] == answers[i]) {
        counts.right(truth[i]);
      } else {
        counts.missed(truth[i]);
        counts.wrong(answers[i]);
      }
      counts.endExample();
    }
  }

  static LabelOutcomes of(SingleLabel task, List<Gold> truth, List<Gold> answers) {
    LabelNumbers labels = new LabelNumbers(task.labels());
    return new LabelOutcomes(
        labels,
        truth.stream().mapToInt(gold -> labels.of(((Gold.Label) gold).label())).toArray(),
        answers.stream().mapToInt(gold -> labels.of(((Gold.Label) gold).label())).toArray());
  }

  private LabelOutcomes(LabelNumbers labels, int[] truth, int[] answers) {
    this(labels.names(), truth, answers);
  }

  @Override
  public int size() {
    return truth.length;
  }

  @Override
  public String figure() {
    return FIGURE;
  }

  /**
   * The mean F1 over the labels that occur, as a true label or as an answer. This is scikit-learn's
   * {@code f1_score(average="macro")}.
   */
  @Override
  public double headline(int[] times) {
    return counts.totals(times).macroF1();
  }

  @Override
  public boolean right(int text) {
    return truth[text] == answers[text];
  }

  @Override
  public Gold answer(int text) {
    return new Gold.Label(labels.get(answers[text]));
  }

  @Override
  public LabelOutcomes only(int[] texts) {
    return new LabelOutcomes(
        labels,
        Arrays.stream(texts).map(text -> truth[text]).toArray(),
        Arrays.stream(texts).map(text -> answers[text]).toArray());
  }

  /** Accuracy and macro F1. */
  double[] figures(int[] times) {
    var totals = counts.totals(times);
    return new double[] {totals.micro().recall(), totals.macroF1()};
  }

  ConfusionMatrix confusion() {
    return ConfusionMatrix.of(labels, truth, answers);
  }
}
