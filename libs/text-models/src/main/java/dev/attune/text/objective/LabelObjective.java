package dev.attune.text.objective;

import dev.attune.text.adapter.Calibration;
import dev.attune.text.metrics.Headline;
import dev.attune.text.metrics.LabelEvaluation;
import dev.attune.text.metrics.LogLoss;
import dev.attune.text.metrics.OutOfScope;
import dev.attune.text.metrics.Outcomes;
import dev.attune.text.metrics.Score;
import dev.attune.text.metrics.Softmax;
import dev.attune.text.metrics.TemperatureScaling;
import dev.attune.text.task.Gold;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.torch.Loss;
import dev.attune.text.torch.Targets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One label for each text. Texts that the task marks as out of scope are taught to be none of the
 * labels: every label equally probable (Hendrycks et al. 2019, "Deep Anomaly Detection with Outlier
 * Exposure").
 *
 * @param weights how much a text of each label counts in training
 * @param soft whether texts that several annotators answered are learned as the shares of their
 *     votes
 */
@SuppressWarnings("ArrayRecordComponent") // one number per label
record LabelObjective(SingleLabel task, double[] weights, boolean soft) implements Objective {

  static LabelObjective of(SingleLabel task, List<Sample> train, double balance, boolean soft) {
    return new LabelObjective(task, ClassWeights.of(counts(task, train, soft), balance), soft);
  }

  /** How many of the texts in scope have each label, those of several as shares. */
  private static double[] counts(SingleLabel task, List<Sample> samples, boolean soft) {
    return LabelShares.sum(
        samples.stream().map(sample -> LabelShares.of(task, sample, soft)).toList(),
        task.labels().size());
  }

  @Override
  public Loss loss() {
    return Loss.CROSS_ENTROPY;
  }

  @Override
  public double guessingLoss() {
    return Math.log(width());
  }

  @Override
  public double constantLoss(List<Sample> samples) {
    return Entropy.of(learned(samples));
  }

  @Override
  public float[] constantLogits(List<Sample> samples) {
    return Shares.logarithms(learned(samples));
  }

  /** How much is learned of each label; texts out of scope count for every label alike. */
  private double[] learned(List<Sample> samples) {
    double[] counts = counts(task, samples, soft);
    double outOfScope = samples.size() - Arrays.stream(counts).sum();
    return IntStream.range(0, width())
        .mapToDouble(label -> weights[label] * counts[label] + outOfScope / width())
        .toArray();
  }

  @Override
  public Targets targets(List<Sample> samples) {
    return new Targets.Numbers(samples.stream().map(this::target).toList());
  }

  private float[] target(Sample sample) {
    double[] shares = LabelShares.of(task, sample, soft);
    float[] target = new float[width()];
    for (int label = 0; label < target.length; label++) {
      target[label] =
          (float) (weights[label] * shares[label] + shares[target.length] / target.length);
    }
    return target;
  }

  /** Of a text out of scope, how far the probabilities are from equal ones. */
  @Override
  public double[] losses(float[][] logits, List<Sample> samples) {
    double[] losses = new double[logits.length];
    double[] equal = new double[width()];
    Arrays.fill(equal, 1.0 / width());
    for (int i = 0; i < losses.length; i++) {
      double[] shares = LabelShares.of(task, samples.get(i), soft);
      losses[i] = loss(logits[i], shares);
      if (shares[width()] > 0) {
        losses[i] += shares[width()] * (loss(logits[i], equal) - guessingLoss());
      }
    }
    return losses;
  }

  private static double loss(float[] logits, double[] shares) {
    return LogLoss.ofShares(new float[][] {logits}, new double[][] {shares}, 1);
  }

  /** Macro F1 over the texts in scope. */
  @Override
  public Score figure(float[][] logits, List<Sample> samples) {
    int[] truth = truth(samples);
    int[] inScope = IntStream.range(0, truth.length).filter(i -> truth[i] < width()).toArray();
    return new Score(
        "macroF1",
        Headline.macroF1(
            width(),
            IntStream.of(inScope).map(i -> truth[i]).toArray(),
            IntStream.of(inScope).map(i -> Softmax.argmax(logits[i])).toArray()));
  }

  @Override
  public Calibration.Label calibrate(float[][] logits, List<Sample> samples) {
    int[] truth = truth(samples);
    double temperature =
        soft
            ? TemperatureScaling.fitShares(logits, shares(samples))
            : TemperatureScaling.fit(logits, truth);
    double threshold = OutOfScope.threshold(logits, truth, temperature);
    return new Calibration.Label(
        (float) temperature, threshold > 0 ? Float.valueOf((float) threshold) : null);
  }

  @Override
  public LabelEvaluation evaluate(float[][] logits, List<Sample> samples, Calibration calibration) {
    Calibration.Label label = (Calibration.Label) calibration;
    return LabelEvaluation.of(
            task, logits, truth(samples), label.temperature(), label.threshold().orElse(0))
        .against(LabelShares.votes(task, samples), logits);
  }

  @Override
  public Outcomes outcomes(float[][] logits, List<Sample> samples, Calibration calibration) {
    Calibration.Label label = (Calibration.Label) calibration;
    return LabelEvaluation.outcomes(
        task, logits, truth(samples), label.temperature(), label.threshold().orElse(0));
  }

  private double[][] shares(List<Sample> samples) {
    return samples.stream()
        .map(sample -> LabelShares.of(task, sample, soft))
        .toArray(double[][]::new);
  }

  private int[] truth(List<Sample> samples) {
    return samples.stream().mapToInt(sample -> number(task, sample)).toArray();
  }

  /** The label's number; the number of labels for a text out of scope. */
  private static int number(SingleLabel task, Sample sample) {
    String label = ((Gold.Label) sample.gold()).label();
    return label.equals(task.outOfScopeLabel()) ? task.labels().size() : task.numberOf(label);
  }
}
