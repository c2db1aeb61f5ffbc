package dev.attune.text.learn;

import dev.attune.text.metrics.Score;
import dev.attune.text.torch.AdamW;
import dev.attune.text.torch.TrainableModule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Fits the trained parameters of a network, whatever they are, and leaves the best epoch's in it.
 */
final class TrainingLoop {
  private final TrainableModule module;
  private final AdamW optimizer;
  private final Split train;
  private final Split validation;
  private final Goals goals;
  private final Hyperparameters settings;
  private final Seeds seeds;
  private final LearningRateSchedule schedule;
  private final Pace pace;
  private final TrainingListener listener;
  private final Cancellation cancellation;
  private final DivergenceGuard guard;
  private final BestEpoch best = new BestEpoch();
  private int step;

  private TrainingLoop(
      TrainableModule module,
      AdamW optimizer,
      Splits splits,
      Goals goals,
      Hyperparameters settings,
      Surroundings surroundings) {
    this.module = module;
    this.optimizer = optimizer;
    this.train = splits.train();
    this.validation = splits.validation();
    this.goals = goals;
    this.settings = settings;
    this.seeds = new Seeds(settings.seed());
    int steps = settings.epochs() * Math.ceilDiv(train.size(), settings.batchSize());
    this.schedule = LearningRateSchedule.of(settings.learningRate(), settings.warmupShare(), steps);
    this.pace = new Pace(surroundings.clock(), (long) settings.epochs() * train.size());
    this.listener = surroundings.listener();
    this.cancellation = surroundings.cancellation();
    this.guard = new DivergenceGuard(goals.guessingLoss(), settings.learningRate());
  }

  /** What a training leaves behind beside the weights. */
  record Course(List<EpochReport> epochs, int bestEpoch, double samplesPerSecond) {}

  static Course run(
      TrainableModule module,
      Splits splits,
      Goals goals,
      Hyperparameters settings,
      Surroundings surroundings)
      throws IOException {
    var optimizerSettings = new AdamW.Settings(settings.weightDecay(), settings.maxGradientNorm());
    try (AdamW optimizer = module.optimizer(optimizerSettings)) {
      return new TrainingLoop(module, optimizer, splits, goals, settings, surroundings).run();
    }
  }

  private Course run() {
    List<EpochReport> reports = new ArrayList<>();
    for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
      double trainingLoss = trainOnce(epoch);
      EpochReport report = validate(epoch, trainingLoss);
      reports.add(report);
      listener.epoch(report);
      if (epoch - best.epoch() >= settings.patience()) {
        break;
      }
    }
    module.restore(best.weights());
    return new Course(reports, best.epoch(), pace.samplesPerSecond());
  }

  private double trainOnce(int epoch) {
    double lossSum = 0;
    List<int[]> batches =
        Batches.shuffled(
            train.size(), settings.batchSize(), train.inputs()::length, seeds.shuffling(epoch));
    for (int[] batch : batches) {
      cancellation.check();
      double learningRate = schedule.at(step);
      double loss =
          module.accumulate(
              train.inputs().batch(batch), train.targets(batch), seeds.dropout(step), 1);
      double norm = optimizer.step(learningRate);
      step++;
      guard.check(step, loss, norm);
      lossSum += loss * batch.length;
      pace.done(batch.length);
      listener.step(
          new StepReport(
              epoch,
              settings.epochs(),
              step,
              schedule.totalSteps(),
              loss,
              learningRate,
              pace.samplesPerSecond(),
              pace.secondsLeft()));
    }
    return lossSum / train.size();
  }

  private EpochReport validate(int epoch, double trainingLoss) {
    float[][][] logits = Passes.over(validation.inputs(), module::infer, cancellation);
    Score figure = goals.figure(logits, validation);
    double loss = goals.loss(logits, validation);
    best.offer(epoch, figure.value(), loss, module::trained);
    return new EpochReport(epoch, trainingLoss, loss, figure, best.epoch());
  }
}
