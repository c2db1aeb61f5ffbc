package dev.attune.text.objective;

import dev.attune.text.adapter.Calibration;
import dev.attune.text.answer.BioTags;
import dev.attune.text.answer.EntityReader;
import dev.attune.text.metrics.EntityEvaluation;
import dev.attune.text.metrics.EntityOutcomes;
import dev.attune.text.metrics.LogLoss;
import dev.attune.text.metrics.Score;
import dev.attune.text.metrics.TemperatureScaling;
import dev.attune.text.task.Entity;
import dev.attune.text.task.Gold;
import dev.attune.text.task.TokenLabels;
import dev.attune.text.torch.Loss;
import dev.attune.text.torch.Targets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A tag for each token, read as entities by the best legal sequence. */
record TagObjective(TokenLabels task, BioTags tags) implements Objective {

  TagObjective(TokenLabels task) {
    this(task, BioTags.of(task));
  }

  @Override
  public Loss loss() {
    return Loss.TAG_CROSS_ENTROPY;
  }

  @Override
  public double guessingLoss() {
    return Math.log(width());
  }

  @Override
  public Targets targets(List<Sample> samples) {
    return new Targets.Tags(samples.stream().map(this::tags).toList());
  }

  private long[] tags(Sample sample) {
    return tags.tags(entities(sample), sample.encoding());
  }

  @Override
  public double[] losses(float[][] logits, List<Sample> samples) {
    double[] losses = new double[logits.length];
    for (int i = 0; i < logits.length; i++) {
      Tokens tokens = tokens(logits[i], tags(samples.get(i)));
      losses[i] = tokens.tags().length == 0 ? 0 : LogLoss.of(tokens.logits(), tokens.tags(), 1);
    }
    return losses;
  }

  @Override
  public Score figure(float[][] logits, List<Sample> samples) {
    return new Score("entityF1", outcomes(logits, samples, 1).headline());
  }

  /** The temperature that fits single tokens. */
  @Override
  public Calibration.Tokens calibrate(float[][] logits, List<Sample> samples) {
    List<float[]> rows = new ArrayList<>();
    List<int[]> truth = new ArrayList<>();
    for (int i = 0; i < logits.length; i++) {
      Tokens tokens = tokens(logits[i], tags(samples.get(i)));
      rows.addAll(Arrays.asList(tokens.logits()));
      truth.add(tokens.tags());
    }
    int[] flat = truth.stream().flatMapToInt(Arrays::stream).toArray();
    double temperature = TemperatureScaling.fit(rows.toArray(float[][]::new), flat);
    return new Calibration.Tokens((float) temperature, null);
  }

  @Override
  public EntityEvaluation evaluate(
      float[][] logits, List<Sample> samples, Calibration calibration) {
    return EntityEvaluation.of(outcomes(logits, samples, calibration));
  }

  @Override
  public EntityOutcomes outcomes(
      float[][] logits, List<Sample> samples, Calibration calibration) {
    return outcomes(logits, samples, ((Calibration.Tokens) calibration).temperature());
  }

  private EntityOutcomes outcomes(float[][] logits, List<Sample> samples, double temperature) {
    EntityReader reader = new EntityReader(tags, null, temperature);
    List<List<Entity>> found = new ArrayList<>();
    for (int i = 0; i < logits.length; i++) {
      found.add(reader.entities(logits[i], samples.get(i).encoding()));
    }
    return new EntityOutcomes(
        task.labels(), samples.stream().map(TagObjective::entities).toList(), found);
  }

  /** The logits and tags of those tokens that stand for some of the text. */
  @SuppressWarnings("ArrayRecordComponent") // handed on nowhere
  private record Tokens(float[][] logits, int[] tags) {}

  private Tokens tokens(float[] logits, long[] targets) {
    List<float[]> rows = new ArrayList<>();
    for (int token = 0; token < targets.length; token++) {
      if (targets[token] != BioTags.NO_TAG) {
        rows.add(Arrays.copyOfRange(logits, token * width(), (token + 1) * width()));
      }
    }
    int[] counted =
        Arrays.stream(targets).filter(tag -> tag != BioTags.NO_TAG).mapToInt(Math::toIntExact)
            .toArray();
    return new Tokens(rows.toArray(float[][]::new), counted);
  }

  private static List<Entity> entities(Sample sample) {
    return ((Gold.Entities) sample.gold()).entities();
  }
}
