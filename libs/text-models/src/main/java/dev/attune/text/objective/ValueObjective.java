package dev.attune.text.objective;

import dev.attune.text.adapter.Calibration;
import dev.attune.text.metrics.Score;
import dev.attune.text.metrics.ValueEvaluation;
import dev.attune.text.metrics.ValueOutcomes;
import dev.attune.text.task.Gold;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import dev.attune.text.torch.Loss;
import dev.attune.text.torch.Targets;
import java.util.Arrays;
import java.util.List;

/**
 * A value on each scale, learned as a number from -1 to 1. Intervals are those of split conformal
 * prediction (Lei et al. 2018): as wide as the errors on the validation split.
 */
record ValueObjective(Regression task) implements Objective {
  private static final double COVERAGE = 0.9;

  @Override
  public Loss loss() {
    return Loss.SQUARED_ERROR;
  }

  /** Of answering the middle when the truth is at an end. */
  @Override
  public double guessingLoss() {
    return 1;
  }

  @Override
  public Targets targets(List<Sample> samples) {
    return new Targets.Numbers(samples.stream().map(this::target).toList());
  }

  private float[] target(Sample sample) {
    float[] target = new float[width()];
    for (int i = 0; i < target.length; i++) {
      Scale scale = task.scales().get(i);
      target[i] = (float) scale.toUnit(value(sample, scale));
    }
    return target;
  }

  @Override
  public double[] losses(float[][] logits, List<Sample> samples) {
    double[] losses = new double[logits.length];
    for (int i = 0; i < logits.length; i++) {
      float[] target = target(samples.get(i));
      for (int scale = 0; scale < target.length; scale++) {
        double distance = logits[i][scale] - target[scale];
        losses[i] += distance * distance / target.length;
      }
    }
    return losses;
  }

  @Override
  public Score figure(float[][] logits, List<Sample> samples) {
    var outcomes = outcomes(logits, samples, new Calibration.Values(new float[width()]));
    return new Score(outcomes.figure(), outcomes.headline());
  }

  @Override
  public Calibration.Values calibrate(float[][] logits, List<Sample> samples) {
    double[][] truth = truth(samples);
    double[][] answers = answers(logits);
    float[] halfWidths = new float[width()];
    int rank = Math.min(truth.length, (int) Math.ceil(COVERAGE * (truth.length + 1)));
    for (int scale = 0; scale < halfWidths.length; scale++) {
      double[] errors = new double[truth.length];
      for (int i = 0; i < errors.length; i++) {
        errors[i] = Math.abs(truth[i][scale] - answers[i][scale]);
      }
      Arrays.sort(errors);
      halfWidths[scale] = (float) errors[rank - 1];
    }
    return new Calibration.Values(halfWidths);
  }

  @Override
  public ValueEvaluation evaluate(
      float[][] logits, List<Sample> samples, Calibration calibration) {
    return ValueEvaluation.of(outcomes(logits, samples, calibration));
  }

  @Override
  public ValueOutcomes outcomes(
      float[][] logits, List<Sample> samples, Calibration calibration) {
    float[] fitted = ((Calibration.Values) calibration).halfWidths();
    double[] halfWidths = new double[fitted.length];
    for (int i = 0; i < fitted.length; i++) {
      halfWidths[i] = fitted[i];
    }
    return new ValueOutcomes(task.scales(), truth(samples), answers(logits), halfWidths);
  }

  private double[][] answers(float[][] logits) {
    double[][] answers = new double[logits.length][width()];
    for (int i = 0; i < logits.length; i++) {
      for (int scale = 0; scale < answers[i].length; scale++) {
        answers[i][scale] = task.scales().get(scale).fromUnit(logits[i][scale]);
      }
    }
    return answers;
  }

  private double[][] truth(List<Sample> samples) {
    return samples.stream()
        .map(
            sample ->
                task.scales().stream().mapToDouble(scale -> value(sample, scale)).toArray())
        .toArray(double[][]::new);
  }

  private static double value(Sample sample, Scale scale) {
    Double value = ((Gold.Values) sample.gold()).values().get(scale.name());
    if (value == null) {
      throw new IllegalArgumentException("A text has no value of " + scale.name() + ".");
    }
    return value;
  }
}
