package dev.attune.text.objective;

import dev.attune.text.adapter.Calibration;
import dev.attune.text.metrics.Evaluation;
import dev.attune.text.metrics.Headline;
import dev.attune.text.metrics.LabelEvaluation;
import dev.attune.text.metrics.LogLoss;
import dev.attune.text.metrics.Score;
import dev.attune.text.metrics.Softmax;
import dev.attune.text.metrics.TemperatureScaling;
import dev.attune.text.task.Gold;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.torch.Loss;
import dev.attune.text.torch.Targets;
import java.util.List;
import java.util.stream.Stream;

/** One label for each text. */
record LabelObjective(SingleLabel task) implements Objective {

  @Override
  public Loss loss() {
    return Loss.CROSS_ENTROPY;
  }

  @Override
  public double guessingLoss() {
    return Math.log(width());
  }

  @Override
  public Targets targets(List<Sample> samples) {
    return new Targets.Numbers(samples.stream().map(this::target).toList());
  }

  private float[] target(Sample sample) {
    float[] target = new float[width()];
    target[number(sample)] = 1;
    return target;
  }

  @Override
  public double[] losses(float[][] logits, List<Sample> samples) {
    int[] truth = truth(samples);
    double[] losses = new double[truth.length];
    for (int i = 0; i < truth.length; i++) {
      losses[i] = LogLoss.of(new float[][] {logits[i]}, new int[] {truth[i]}, 1);
    }
    return losses;
  }

  @Override
  public Score figure(float[][] logits, List<Sample> samples) {
    int[] answers = Stream.of(logits).mapToInt(Softmax::argmax).toArray();
    return new Score("macroF1", Headline.macroF1(width(), truth(samples), answers));
  }

  @Override
  public Calibration.Label calibrate(float[][] logits, List<Sample> samples) {
    return new Calibration.Label((float) TemperatureScaling.fit(logits, truth(samples)));
  }

  @Override
  public Evaluation evaluate(float[][] logits, List<Sample> samples, Calibration calibration) {
    float temperature = ((Calibration.Label) calibration).temperature();
    return LabelEvaluation.of(task.labels(), logits, truth(samples), temperature);
  }

  private int[] truth(List<Sample> samples) {
    return samples.stream().mapToInt(this::number).toArray();
  }

  private int number(Sample sample) {
    return task.numberOf(((Gold.Label) sample.gold()).label());
  }
}
