package dev.attune.text.objective;

import dev.attune.text.adapter.Calibration;
import dev.attune.text.metrics.HalfWidth;
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
 * A value on each scale, learned as its position in the range. Intervals are those of split
 * conformal prediction (Lei et al. 2018): as wide as the errors on the validation split.
 */
record ValueObjective(Regression task) implements Objective {
  @Override
  public Loss loss() {
    return Loss.SQUARED_ERROR;
  }

  /** Of answering the middle when the truth is always at an end. */
  @Override
  public double guessingLoss() {
    return 0.25;
  }

  /** The mean variance of the positions. */
  @Override
  public double constantLoss(List<Sample> samples) {
    float[][] middle = new float[samples.size()][];
    Arrays.fill(middle, constantLogits(samples));
    return Arrays.stream(losses(middle, samples)).average().orElse(0);
  }

  /** The mean positions. */
  @Override
  public float[] constantLogits(List<Sample> samples) {
    float[] mean = new float[width()];
    for (Sample sample : samples) {
      float[] target = target(sample);
      for (int scale = 0; scale < mean.length; scale++) {
        mean[scale] += target[scale] / samples.size();
      }
    }
    return mean;
  }

  @Override
  public Targets targets(List<Sample> samples) {
    return new Targets.Numbers(samples.stream().map(this::target).toList());
  }

  private float[] target(Sample sample) {
    float[] target = new float[width()];
    for (int i = 0; i < target.length; i++) {
      Scale scale = task.scales().get(i);
      target[i] = (float) scale.position(value(sample, scale));
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
    for (int scale = 0; scale < halfWidths.length; scale++) {
      Scale of = task.scales().get(scale);
      halfWidths[scale] =
          (float) HalfWidth.of(column(truth, scale), column(answers, scale), of.max() - of.min());
    }
    return new Calibration.Values(halfWidths);
  }

  @Override
  public ValueEvaluation evaluate(float[][] logits, List<Sample> samples, Calibration calibration) {
    return ValueEvaluation.of(outcomes(logits, samples, calibration));
  }

  @Override
  public ValueOutcomes outcomes(float[][] logits, List<Sample> samples, Calibration calibration) {
    float[] fitted = ((Calibration.Values) calibration).halfWidths();
    double[] halfWidths = new double[fitted.length];
    for (int i = 0; i < fitted.length; i++) {
      halfWidths[i] = fitted[i];
    }
    return new ValueOutcomes(task.scales(), truth(samples), answers(logits), halfWidths);
  }

  private static double[] column(double[][] rows, int column) {
    return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
  }

  private double[][] answers(float[][] logits) {
    double[][] answers = new double[logits.length][width()];
    for (int i = 0; i < logits.length; i++) {
      for (int scale = 0; scale < answers[i].length; scale++) {
        answers[i][scale] = task.scales().get(scale).at(logits[i][scale]);
      }
    }
    return answers;
  }

  private double[][] truth(List<Sample> samples) {
    return samples.stream()
        .map(sample -> task.scales().stream().mapToDouble(scale -> value(sample, scale)).toArray())
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
