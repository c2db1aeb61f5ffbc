package dev.attune.text.learn;

import dev.attune.text.metrics.Score;
import dev.attune.text.torch.AdamW;
import dev.attune.text.torch.Targets;
import dev.attune.text.torch.TrainableModule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Fits the trained parameters of a network, whatever they are, and leaves the best epoch's in it. A
 * loss that comes apart ends it as patience would, if an epoch had ended well before.
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
  private final Saving saving;
  private final LongSupplier clock;
  private final List<EpochReport> reports = new ArrayList<>();
  private int epoch = 1;
  private int batch;
  private int step;
  private double lossSum;
  private long lastSaved;

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
    this.saving = surroundings.saving().of(settings);
    this.clock = surroundings.clock();
    this.listener = surroundings.listener();
    this.cancellation = surroundings.cancellation();
    this.guard = new DivergenceGuard(goals.guessingLoss(), settings.learningRate());
  }

  /**
   * What a training leaves behind beside the weights.
   *
   * @param epochs those that ended
   * @param bestEpoch the one whose weights are left, from 1
   * @param samplesPerSecond over all epochs, validation included
   * @param secondsEarlier of training in processes before this one
   * @param divergence what ended it early; null if nothing did
   */
  record Course(
      List<EpochReport> epochs,
      int bestEpoch,
      double samplesPerSecond,
      double secondsEarlier,
      @Nullable Divergence divergence) {}

  /**
   * Trains.
   *
   * @throws DivergedException if the loss came apart before an epoch had ended well
   * @throws IOException if a checkpoint cannot be read or written
   */
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

  private Course run() throws IOException {
    saving.last().ifPresent(this::resume);
    lastSaved = clock.getAsLong();
    Divergence divergence = null;
    try {
      trainToTheEnd();
    } catch (DivergedException e) {
      if (!guard.isGood(best.loss())) {
        throw e;
      }
      divergence = e.divergence();
    }
    module.restore(best.weights());
    return new Course(
        reports, best.epoch(), pace.samplesPerSecond(), pace.secondsEarlier(), divergence);
  }

  private void trainToTheEnd() throws IOException {
    while (epoch <= settings.epochs()) {
      trainOnce();
      EpochReport report = validate(lossSum / train.size());
      reports.add(report);
      listener.epoch(report);
      boolean enough = epoch - best.epoch() >= settings.patience();
      epoch = enough ? settings.epochs() + 1 : epoch + 1;
      batch = 0;
      lossSum = 0;
      save();
    }
  }

  private void resume(LoopState state) {
    epoch = state.epoch();
    batch = state.batch();
    step = state.step();
    lossSum = state.lossSum();
    reports.addAll(state.epochs());
    best.restore(state);
    guard.restore(state.recentLosses());
    module.restore(state.weights());
    optimizer.restore(state.optimizer());
    reports.forEach(listener::epoch);
    // Not by the number of the epoch: after an early end that is one beyond the last.
    pace.resumedAfter(
        (long) reports.size() * train.size() + Math.min(train.size(), batch * settings.batchSize()),
        state.seconds());
  }

  private void save() throws IOException {
    if (saving.active()) {
      saving.save(
          new LoopState(
              epoch,
              batch,
              step,
              lossSum,
              pace.trainedSeconds(),
              guard.recent(),
              List.copyOf(reports),
              best.epoch(),
              best.figure(),
              best.loss(),
              best.weights(),
              module.trained(),
              optimizer.state()));
    }
    lastSaved = clock.getAsLong();
  }

  private void trainOnce() throws IOException {
    List<int[]> batches =
        Batches.shuffled(
            train.size(), settings.batchSize(), train.inputs()::length, seeds.shuffling(epoch));
    while (batch < batches.size()) {
      trainOn(batches.get(batch));
      batch++;
      if (saving.due(clock.getAsLong() - lastSaved)) {
        save();
      }
    }
  }

  private void trainOn(int[] texts) {
    cancellation.check();
    double learningRate = schedule.at(step);
    double loss = accumulate(texts);
    double norm = optimizer.step(learningRate);
    step++;
    guard.check(step, loss, norm);
    lossSum += loss * texts.length;
    pace.done(texts.length);
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

  /** Adds up the gradients of a step and returns its loss. */
  private double accumulate(int[] texts) {
    List<Targets> targets = train.targets(texts);
    List<int[]> passes =
        Batches.withinTokens(texts, settings.tokensPerPass(), train.inputs()::length);
    double loss = 0;
    for (int pass = 0; pass < passes.size(); pass++) {
      int[] part = passes.get(pass);
      List<Targets> wanted = train.targets(part);
      loss +=
          module.accumulate(
              train.inputs().batch(part),
              wanted,
              goals.shares(targets, wanted),
              seeds.dropout(step, pass));
    }
    return loss;
  }

  private EpochReport validate(double trainingLoss) {
    float[][][] logits = Passes.over(validation.inputs(), module::infer, cancellation);
    Goals learned = goals.given(module::trained);
    Score figure = learned.figure(logits, validation);
    double loss = learned.loss(logits, validation);
    if (!Double.isFinite(loss)) {
      guard.check(step, loss, 0);
    }
    best.offer(epoch, figure.value(), loss, module::trained);
    return new EpochReport(epoch, trainingLoss, loss, figure, best.epoch());
  }
}
