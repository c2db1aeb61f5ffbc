package dev.attune.text.learn;

import dev.attune.text.torch.AdamW;
import dev.attune.text.torch.Contrast;
import dev.attune.text.torch.Targets;
import dev.attune.text.torch.TrainableModule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Draws texts of one label together, by a number of steps that is fixed beforehand. */
final class ContrastiveLoop {
  private ContrastiveLoop() {}

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
    Seeds seeds = new Seeds(settings.seed());
    int perEpoch = Math.ceilDiv(train.size(), settings.batchSize());
    int steps = settings.epochs() * perEpoch;
    var schedule = LearningRateSchedule.of(settings.learningRate(), settings.warmupShare(), steps);
    List<int[]> batches = batches(labels, settings.batchSize(), steps, seeds);
    var guard =
        new DivergenceGuard(contrast.guessingLoss(settings.batchSize()), settings.learningRate());
    var pace =
        new Pace(surroundings.clock(), batches.stream().mapToLong(batch -> batch.length).sum());
    var optimizerSettings = new AdamW.Settings(settings.weightDecay(), settings.maxGradientNorm());
    try (AdamW optimizer = module.optimizer(optimizerSettings)) {
      for (int step = 0; step < steps; step++) {
        surroundings.cancellation().check();
        int[] batch = batches.get(step);
        double loss =
            module.accumulate(
                train.batch(batch), targets(batch, labels, labelCount), seeds.dropout(step));
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

  private static List<int[]> batches(int[] labels, int batchSize, int steps, Seeds seeds) {
    var pairs = new PairBatches(labels, batchSize, seeds.pairs());
    return Stream.generate(pairs::next).limit(steps).toList();
  }

  private static List<Targets> targets(int[] batch, int[] labels, int labelCount) {
    List<float[]> rows = new ArrayList<>();
    for (int text : batch) {
      float[] row = new float[labelCount];
      row[labels[text]] = 1;
      rows.add(row);
    }
    return List.of(new Targets.Numbers(rows));
  }
}
