package dev.attune.text.learn;

import dev.attune.text.torch.AdamW;
import dev.attune.text.torch.Batch;
import dev.attune.text.torch.Contrast;
import dev.attune.text.torch.ContrastivePasses;
import dev.attune.text.torch.Targets;
import dev.attune.text.torch.TrainableModule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Draws texts of one label together, by a number of steps that is fixed beforehand. */
final class ContrastiveLoop {
  private final TrainableModule module;
  private final Inputs train;
  private final int[] labels;
  private final int labelCount;
  private final Hyperparameters settings;
  private final Seeds seeds;

  private ContrastiveLoop(
      TrainableModule module,
      Inputs train,
      int[] labels,
      int labelCount,
      Hyperparameters settings) {
    this.module = module;
    this.train = train;
    this.labels = labels;
    this.labelCount = labelCount;
    this.settings = settings;
    this.seeds = new Seeds(settings.seed());
  }

  /**
   * Fits the trained parameters of a contrastive network.
   *
   * @param labels the number of each training text's label
   * @param labelCount how many labels there are
   * @param contrast how the network judges pairs
   * @throws DivergedException if the loss came apart
   */
  static void run(
      TrainableModule module,
      Contrast contrast,
      Inputs train,
      int[] labels,
      int labelCount,
      Hyperparameters settings,
      Surroundings surroundings) {
    new ContrastiveLoop(module, train, labels, labelCount, settings).run(contrast, surroundings);
  }

  private void run(Contrast contrast, Surroundings surroundings) {
    int perEpoch = Math.ceilDiv(train.size(), settings.batchSize());
    int steps = settings.epochs() * perEpoch;
    var schedule = LearningRateSchedule.of(settings.learningRate(), settings.warmupShare(), steps);
    List<int[]> batches = batches(steps);
    var guard =
        new DivergenceGuard(contrast.guessingLoss(settings.batchSize()), settings.learningRate());
    var pace =
        new Pace(surroundings.clock(), batches.stream().mapToLong(batch -> batch.length).sum());
    var optimizerSettings = new AdamW.Settings(settings.weightDecay(), settings.maxGradientNorm());
    try (AdamW optimizer = module.optimizer(optimizerSettings)) {
      for (int step = 0; step < steps; step++) {
        surroundings.cancellation().check();
        int[] batch = batches.get(step);
        double loss = accumulate(batch, step);
        double learningRate = schedule.at(step);
        guard.check(step + 1, loss, optimizer.step(learningRate));
        pace.done(batch.length);
        surroundings
            .listener()
            .step(
                new StepReport(
                    step / perEpoch + 1,
                    settings.epochs(),
                    step + 1,
                    steps,
                    loss,
                    learningRate,
                    pace.samplesPerSecond(),
                    pace.secondsLeft()));
      }
    }
  }

  private List<int[]> batches(int steps) {
    var pairs = new PairBatches(labels, settings.batchSize(), seeds.pairs());
    return Stream.generate(pairs::next).limit(steps).toList();
  }

  /** Adds up the gradients of a step, in as many passes as the token budget asks for. */
  private double accumulate(int[] batch, int step) {
    if (Batches.withinTokens(batch, settings.tokensPerPass(), train::length).size() == 1) {
      return module.accumulate(train.batch(batch), List.of(targets(batch)), seeds.dropout(step));
    }
    int[] sorted =
        IntStream.of(batch)
            .boxed()
            .sorted(Comparator.comparingInt(train::length))
            .mapToInt(Integer::intValue)
            .toArray();
    List<int[]> passes = Batches.withinTokens(sorted, settings.tokensPerPass(), train::length);
    return ContrastivePasses.accumulate(
        module,
        passes.stream().<Batch>map(train::batch).toList(),
        targets(sorted),
        IntStream.range(0, passes.size()).mapToLong(pass -> seeds.dropout(step, pass)).toArray());
  }

  private Targets targets(int[] batch) {
    List<float[]> rows = new ArrayList<>();
    for (int text : batch) {
      float[] row = new float[labelCount];
      row[labels[text]] = 1;
      rows.add(row);
    }
    return new Targets.Numbers(rows);
  }
}
