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
 */
@SuppressWarnings("ArrayRecordComponent") // one number per label
record LabelObjective(SingleLabel task, double[] weights) implements Objective {

  static LabelObjective of(SingleLabel task, List<Sample> train, double balance) {
    return new LabelObjective(task, ClassWeights.of(counts(task, train), balance));
  }

  /** How many of the texts in scope have each label. */
  private static int[] counts(SingleLabel task, List<Sample> samples) {
    int[] counts = new int[task.labels().size()];
    for (Sample sample : samples) {
      int number = number(task, sample);
      if (number < counts.length) {
        counts[number]++;
      }
    }
    return counts;
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
    int[] counts = counts(task, samples);
    return Entropy.of(
        IntStream.range(0, width()).mapToDouble(label -> weights[label] * counts[label]).toArray());
  }

  /** Texts out of scope count for every label alike. */
  @Override
  public float[] constantLogits(List<Sample> samples) {
    int[] counts = counts(task, samples);
    double outOfScope = samples.size() - Arrays.stream(counts).sum();
    return Shares.logarithms(
        IntStream.range(0, width())
            .mapToDouble(label -> weights[label] * counts[label] + outOfScope / width())
            .toArray());
  }

  @Override
  public Targets targets(List<Sample> samples) {
    return new Targets.Numbers(samples.stream().map(this::target).toList());
  }

  private float[] target(Sample sample) {
    float[] target = new float[width()];
    int number = number(task, sample);
    if (number == width()) {
      Arrays.fill(target, 1f / width());
    } else {
      target[number] = (float) weights[number];
    }
    return target;
  }

  /** Of a text out of scope, how far the probabilities are from equal ones. */
  @Override
  public double[] losses(float[][] logits, List<Sample> samples) {
    int[] truth = truth(samples);
    double[] losses = new double[truth.length];
    for (int i = 0; i < truth.length; i++) {
      float[] row = logits[i];
      losses[i] =
          truth[i] < width()
              ? loss(row, truth[i])
              : IntStream.range(0, width())
                      .mapToDouble(label -> loss(row, label))
                      .average()
                      .orElseThrow()
                  - guessingLoss();
    }
    return losses;
  }

  private static double loss(float[] logits, int label) {
    return LogLoss.of(new float[][] {logits}, new int[] {label}, 1);
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
    double temperature = TemperatureScaling.fit(logits, truth);
    double threshold = OutOfScope.threshold(logits, truth, temperature);
    return new Calibration.Label(
        (float) temperature, threshold > 0 ? Float.valueOf((float) threshold) : null);
  }

  @Override
  public LabelEvaluation evaluate(float[][] logits, List<Sample> samples, Calibration calibration) {
    Calibration.Label label = (Calibration.Label) calibration;
    return LabelEvaluation.of(
        task, logits, truth(samples), label.temperature(), label.threshold().orElse(0));
  }

  @Override
  public Outcomes outcomes(float[][] logits, List<Sample> samples, Calibration calibration) {
    Calibration.Label label = (Calibration.Label) calibration;
    return LabelEvaluation.outcomes(
        task, logits, truth(samples), label.temperature(), label.threshold().orElse(0));
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
