package dev.attune.text.metrics;

import dev.attune.text.task.Gold;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Values on one or several scales for each text. */
public final class ValueOutcomes implements Outcomes {
  private final List<Scale> scales;
  private final double[][] truth;
  private final double[][] answers;
  private final double[] halfWidths;
  private final List<Correlation> correlations = new ArrayList<>();

  /**
   * @param scales in the order of the columns
   * @param truth [texts][scales]
   * @param answers [texts][scales]
   * @param halfWidths by how much an answer's 90 % interval reaches to each side, for each scale
   * @throws IllegalArgumentException if the arrays differ in length
   */
  public ValueOutcomes(
      List<Scale> scales, double[][] truth, double[][] answers, double[] halfWidths) {
    if (truth.length != answers.length) {
      throw new IllegalArgumentException(
          "Values of %d texts and answers to %d.".formatted(truth.length, answers.length));
    }
    this.scales = List.copyOf(scales);
    this.truth = truth.clone();
    this.answers = answers.clone();
    this.halfWidths = halfWidths.clone();
    for (int scale = 0; scale < scales.size(); scale++) {
      correlations.add(new Correlation(column(truth, scale), column(answers, scale)));
    }
  }

  static ValueOutcomes of(Regression task, List<Gold> truth, List<Gold> answers) {
    return new ValueOutcomes(
        task.scales(),
        rows(task.scales(), truth),
        rows(task.scales(), answers),
        new double[task.scales().size()]);
  }

  private static double[][] rows(List<Scale> scales, List<Gold> golds) {
    return golds.stream()
        .map(gold -> ((Gold.Values) gold).values())
        .map(values -> scales.stream().mapToDouble(scale -> value(values, scale)).toArray())
        .toArray(double[][]::new);
  }

  private static double value(Map<String, Double> values, Scale scale) {
    Double value = values.get(scale.name());
    if (value == null) {
      throw new IllegalArgumentException("A text has no value of " + scale.name() + ".");
    }
    return value;
  }

  private static double[] column(double[][] rows, int column) {
    return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
  }

  @Override
  public int size() {
    return truth.length;
  }

  @Override
  public String figure() {
    return "pearson";
  }

  /** Pearson's correlation, the mean over the scales. */
  @Override
  public double headline(int[] times) {
    return correlations.stream().mapToDouble(of -> of.pearson(times)).average().orElseThrow();
  }

  /** Whether every value lies in its interval. */
  @Override
  public boolean right(int text) {
    for (int scale = 0; scale < halfWidths.length; scale++) {
      if (!inside(text, scale)) {
        return false;
      }
    }
    return true;
  }

  /** How far a text's answers are from right, in shares of the scales' ranges; the mean of all. */
  double distance(int text) {
    double sum = 0;
    for (int scale = 0; scale < scales.size(); scale++) {
      Scale of = scales.get(scale);
      sum += Math.abs(truth[text][scale] - answers[text][scale]) / (of.max() - of.min());
    }
    return sum / scales.size();
  }

  @Override
  public Gold answer(int text) {
    Map<String, Double> values = new HashMap<>();
    for (int scale = 0; scale < scales.size(); scale++) {
      values.put(scales.get(scale).name(), answers[text][scale]);
    }
    return new Gold.Values(values);
  }

  @Override
  public ValueOutcomes only(int[] texts) {
    return new ValueOutcomes(
        scales,
        Arrays.stream(texts).mapToObj(text -> truth[text]).toArray(double[][]::new),
        Arrays.stream(texts).mapToObj(text -> answers[text]).toArray(double[][]::new),
        halfWidths);
  }

  List<ScaleScore> scores() {
    List<ScaleScore> scores = new ArrayList<>();
    for (int scale = 0; scale < scales.size(); scale++) {
      scores.add(score(scale));
    }
    return scores;
  }

  private ScaleScore score(int scale) {
    Correlation correlation = correlations.get(scale);
    Statistic statistic =
        times ->
            new double[] {
              correlation.pearson(times), correlation.spearman(times), meanError(scale, times)
            };
    List<Estimate> estimates = Bootstrap.of(size(), statistic);
    double squares = 0;
    int covered = 0;
    for (int text = 0; text < truth.length; text++) {
      squares += Math.pow(truth[text][scale] - answers[text][scale], 2);
      covered += inside(text, scale) ? 1 : 0;
    }
    Scale of = scales.get(scale);
    return new ScaleScore(
        of.name(),
        estimates.get(0),
        estimates.get(1),
        estimates.get(2),
        Math.sqrt(squares / truth.length),
        covered / (double) truth.length,
        of.min(),
        of.max());
  }

  private boolean inside(int text, int scale) {
    return Math.abs(truth[text][scale] - answers[text][scale]) <= halfWidths[scale];
  }

  private double meanError(int scale, int[] times) {
    double sum = 0;
    long all = 0;
    for (int text = 0; text < times.length; text++) {
      sum += times[text] * Math.abs(truth[text][scale] - answers[text][scale]);
      all += times[text];
    }
    return sum / all;
  }
}
