package dev.attune.text.learn;

import dev.attune.text.metrics.Headline;
import dev.attune.text.metrics.LogLoss;
import dev.attune.text.metrics.Softmax;
import dev.attune.text.torch.AdamW;
import dev.attune.text.torch.TrainableModule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Fits the trained parameters of a network, whatever they are, and leaves the best epoch's in it.
 */
final class TrainingLoop {
  private final TrainableModule module;
  private final AdamW optimizer;
  private final Split train;
  private final Split validation;
  private final int labels;
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
      int labels,
      Hyperparameters settings,
      Surroundings surroundings) {
    this.module = module;
    this.optimizer = optimizer;
    this.train = splits.train();
    this.validation = splits.validation();
    this.labels = labels;
    this.settings = settings;
    this.seeds = new Seeds(settings.seed());
    int steps = settings.epochs() * Math.ceilDiv(train.size(), settings.batchSize());
    this.schedule = LearningRateSchedule.of(settings.learningRate(), settings.warmupShare(), steps);
    this.pace = new Pace(surroundings.clock(), (long) settings.epochs() * train.size());
    this.listener = surroundings.listener();
    this.cancellation = surroundings.cancellation();
    this.guard = new DivergenceGuard(labels, settings.learningRate());
  }

  /** What a training leaves behind beside the weights. */
  record Course(List<EpochReport> epochs, int bestEpoch, double samplesPerSecond) {}

  static Course run(
      TrainableModule module,
      Splits splits,
      int labels,
      Hyperparameters settings,
      Surroundings surroundings) {
    var optimizerSettings = new AdamW.Settings(settings.weightDecay(), settings.maxGradientNorm());
    try (AdamW optimizer = module.optimizer(optimizerSettings)) {
      return new TrainingLoop(module, optimizer, splits, labels, settings, surroundings).run();
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
          module.accumulate(train.inputs().batch(batch), train.labels(batch), seeds.dropout(step));
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
    float[][] logits = Passes.over(validation.inputs(), module::infer, cancellation);
    int[] answers = Stream.of(logits).mapToInt(Softmax::argmax).toArray();
    int[] truth = validation.labels();
    double macroF1 = Headline.macroF1(labels, truth, answers);
    double loss = LogLoss.of(logits, truth, 1);
    best.offer(epoch, macroF1, loss, module::trained);
    return new EpochReport(
        epoch, trainingLoss, loss, Headline.accuracy(truth, answers), macroF1, best.epoch());
  }
}
