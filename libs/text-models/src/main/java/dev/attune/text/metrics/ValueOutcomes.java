package dev.attune.text.metrics;

import dev.attune.text.task.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
