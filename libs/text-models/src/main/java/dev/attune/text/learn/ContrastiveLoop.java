package dev.attune.text.learn;

import dev.attune.text.torch.AdamW;
import dev.attune.text.torch.Targets;
import dev.attune.text.torch.TrainableModule;
import java.util.ArrayList;
import java.util.List;

/** Draws texts of one label together, by a number of steps that is fixed beforehand. */
final class ContrastiveLoop {
  /** The loss of guessing; both kinds of losses begin well below it. */
  private static final double GUESSING = 4;

  private ContrastiveLoop() {}

  /**
   * Fits the trained parameters of a contrastive network.
   *
   * @param labels the number of each training text's label
   * @param labelCount how many labels there are
   */
  static void run(
      TrainableModule module,
      Inputs train,
      int[] labels,
      int labelCount,
      Hyperparameters settings,
      Surroundings surroundings) {
    Seeds seeds = new Seeds(settings.seed());
    int perEpoch = Math.ceilDiv(train.size(), settings.batchSize());
    int steps = settings.epochs() * perEpoch;
    var schedule = LearningRateSchedule.of(settings.learningRate(), settings.warmupShare(), steps);
    var batches = new PairBatches(labels, settings.batchSize(), seeds.pairs());
    var guard = new DivergenceGuard(GUESSING, settings.learningRate());
    var pace = new Pace(surroundings.clock(), (long) steps * settings.batchSize());
    var optimizerSettings = new AdamW.Settings(settings.weightDecay(), settings.maxGradientNorm());
    try (AdamW optimizer = module.optimizer(optimizerSettings)) {
      for (int step = 0; step < steps; step++) {
        surroundings.cancellation().check();
        int[] batch = batches.next();
        double loss =
            module.accumulate(
                train.batch(batch), targets(batch, labels, labelCount), seeds.dropout(step));
        double learningRate = schedule.at(step);
        guard.check(step + 1, loss, optimizer.step(learningRate));
        pace.done(settings.batchSize());
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
