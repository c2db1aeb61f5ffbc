package dev.attune.text.objective;

import dev.attune.text.adapter.Calibration;
import dev.attune.text.metrics.LabelSetEvaluation;
import dev.attune.text.metrics.LabelSetOutcomes;
import dev.attune.text.metrics.LogLoss;
import dev.attune.text.metrics.Score;
import dev.attune.text.metrics.TemperatureScaling;
import dev.attune.text.metrics.Thresholds;
import dev.attune.text.task.Gold;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.torch.Loss;
import dev.attune.text.torch.Targets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Any number of labels for each text, each decided on its own.
 *
 * @param weights how much a text that has a label counts for it in training, against 1 for one that
 *     has not
 * @param soft whether texts that several annotators answered are learned as the shares of their
 *     votes
 */
@SuppressWarnings("ArrayRecordComponent") // one number per label
record LabelSetObjective(MultiLabel task, double[] weights, boolean soft) implements Objective {

  static LabelSetObjective of(MultiLabel task, List<Sample> train, double balance, boolean soft) {
    double[] present = present(task, train, soft);
    double[] weights = new double[present.length];
    for (int label = 0; label < weights.length; label++) {
      weights[label] =
          Math.max(
              1, Math.pow((train.size() - present[label]) / Math.max(1, present[label]), balance));
    }
    return new LabelSetObjective(task, weights, soft);
  }

  /** How many texts have each label, in shares where annotators differ. */
  private static double[] present(MultiLabel task, List<Sample> samples, boolean soft) {
    return LabelShares.sum(
        samples.stream().map(sample -> LabelShares.of(task, sample, soft)).toList(),
        task.labels().size());
  }

  @Override
  public Loss loss() {
    return soft ? Loss.SOFT_BINARY_CROSS_ENTROPY : Loss.BINARY_CROSS_ENTROPY;
  }

  @Override
  public double guessingLoss() {
    return Math.log(2);
  }

  @Override
  public double constantLoss(List<Sample> samples) {
    double[] present = present(task, samples, soft);
    return IntStream.range(0, width())
        .mapToDouble(label -> constantLoss(label, present[label], samples.size()))
        .average()
        .orElseThrow();
  }

  private double constantLoss(int label, double present, int texts) {
    double there = weights[label] * present;
    double missing = texts - present;
    return (there + missing) / texts * Entropy.of(there, missing);
  }

  @Override
  public float[] constantLogits(List<Sample> samples) {
    double[] present = present(task, samples, soft);
    float[] logits = new float[width()];
    for (int label = 0; label < logits.length; label++) {
      float[] shares =
          Shares.logarithms(weights[label] * present[label], samples.size() - present[label]);
      logits[label] = shares[0] - shares[1];
    }
    return logits;
  }

  @Override
  public Targets targets(List<Sample> samples) {
    return new Targets.Numbers(
        samples.stream()
            .map(
                sample ->
                    soft ? target(LabelShares.of(task, sample, true)) : target(labels(sample)))
            .toList());
  }

  /** The weight of a label that is there to a share multiplies that share alone. */
  private float[] target(double[] shares) {
    float[] target = new float[2 * width()];
    for (int label = 0; label < width(); label++) {
      double there = weights[label] * shares[label];
      double counts = there + 1 - shares[label];
      target[label] = (float) (there / counts);
      target[width() + label] = (float) counts;
    }
    return target;
  }

  private float[] target(Set<String> labels) {
    float[] target = new float[width()];
    for (String label : labels) {
      int number = task.numberOf(label);
      target[number] = (float) weights[number];
    }
    return target;
  }

  @Override
  public double[] losses(float[][] logits, List<Sample> samples) {
    double[] losses = new double[logits.length];
    for (int i = 0; i < losses.length; i++) {
      double[] shares = LabelShares.of(task, samples.get(i), soft);
      losses[i] = LogLoss.ofSetShares(new float[][] {logits[i]}, new double[][] {shares}, 1);
    }
    return losses;
  }

  /** Macro F1 at the thresholds that are best for these texts. */
  @Override
  public Score figure(float[][] logits, List<Sample> samples) {
    return new Score(
        "macroF1", outcomes(logits, samples, thresholds(logits, samples, 1)).headline());
  }

  @Override
  public Calibration.LabelSet calibrate(float[][] logits, List<Sample> samples) {
    double temperature =
        soft
            ? TemperatureScaling.fitSetShares(
                logits,
                samples.stream()
                    .map(sample -> LabelShares.of(task, sample, true))
                    .toArray(double[][]::new))
            : TemperatureScaling.fit(logits, truth(task, samples));
    return thresholds(logits, samples, temperature);
  }

  private Calibration.LabelSet thresholds(
      float[][] logits, List<Sample> samples, double temperature) {
    return new Calibration.LabelSet(
        (float) temperature, Thresholds.tuned(logits, truth(task, samples), (float) temperature));
  }

  @Override
  public LabelSetEvaluation evaluate(
      float[][] logits, List<Sample> samples, Calibration calibration) {
    Calibration.LabelSet fitted = (Calibration.LabelSet) calibration;
    return LabelSetEvaluation.of(
            task.labels(), logits, truth(task, samples), fitted.temperature(), fitted.thresholds())
        .against(LabelShares.votes(task, samples), logits);
  }

  @Override
  public LabelSetOutcomes outcomes(
      float[][] logits, List<Sample> samples, Calibration calibration) {
    Calibration.LabelSet fitted = (Calibration.LabelSet) calibration;
    return LabelSetEvaluation.outcomes(
        task.labels(), logits, truth(task, samples), fitted.temperature(), fitted.thresholds());
  }

  private static boolean[][] truth(MultiLabel task, List<Sample> samples) {
    boolean[][] truth = new boolean[samples.size()][task.labels().size()];
    for (int i = 0; i < truth.length; i++) {
      for (String label : labels(samples.get(i))) {
        truth[i][task.numberOf(label)] = true;
      }
    }
    return truth;
  }

  private static Set<String> labels(Sample sample) {
    return ((Gold.LabelSet) sample.gold()).labels();
  }
}
