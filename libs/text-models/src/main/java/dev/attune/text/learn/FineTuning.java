package dev.attune.text.learn;

import dev.attune.text.adapter.Adapter;
import dev.attune.text.adapter.BaseModelReference;
import dev.attune.text.adapter.Head;
import dev.attune.text.base.BaseModelInfo;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Trains models. Keeps nothing between two trainings; several can run in one process at once, each
 * on its own thread, and give what they would give one after the other.
 */
public final class FineTuning {
  private final LongSupplier nanoTime;

  /** Measures time by the system's clock. */
  public FineTuning() {
    this(System::nanoTime);
  }

  FineTuning(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Carries a plan out on the calling thread: minutes for {@code lora}, seconds for {@code head}.
   *
   * @throws TrainingDataException if no model can be trained on the data; nothing was computed
   * @throws HyperparameterException if the base model cannot take so many tokens or so high a rank,
   *     or the method cannot learn the task or from such small batches; nothing was computed
   * @throws DivergedException if the loss came apart before an epoch had ended well
   * @throws TrainingCancelledException if the listener asked for an end
   * @throws IOException if the base model cannot be read or there is no room for temporary files
   */
  public TrainingResult train(TrainingPlan plan, TrainingListener listener) throws IOException {
    return train(plan, listener, Checkpoints.NONE);
  }

  /**
   * The same, going on from the last checkpoint if there is one: on the same machine to the same
   * result as without the interruption, to the last bit.
   *
   * @throws CheckpointException if the checkpoint belongs to another plan, version of this program,
   *     device or number format, or is damaged
   * @throws IOException as {@link #train(TrainingPlan, TrainingListener)}, or if a checkpoint
   *     cannot be read or written, for want of room or of permission; the last one that was saved
   *     is then as it was
   */
  public TrainingResult train(TrainingPlan plan, TrainingListener listener, Checkpoints checkpoints)
      throws IOException {
    PlanCheck.require(plan);
    Procedure procedure = Procedure.of(plan.method());
    Computation computation = Computation.of(procedure);
    Hyperparameters given =
        plan.hyperparameters().resolvedFor(plan.method(), plan.task(), plan.data().train().size());
    StageClock stages = new StageClock(listener, nanoTime);
    Saving saving = new Saving(checkpoints, Fingerprint.of(plan, given, computation));
    Surroundings surroundings = new Surroundings(stages, nanoTime, saving);
    stages.stage(TrainingListener.Stage.PREPARING);
    Encoded encoded = Encoded.of(plan, surroundings.cancellation());
    PlanCheck.requireTokens(plan, encoded);
    Goals goals = Goals.of(plan.task(), encoded.samples(plan.data().train()), given);
    Splits splits = encoded.splits(plan, goals);
    SearchReport search = null;
    Hyperparameters settings = given;
    Fitted fitted;
    try (Arena memory = Arena.ofConfined()) {
      Splits prepared =
          procedure.prepared(plan, goals, splits, memory, surroundings.cancellation());
      double tried = 0;
      if (plan.search() != null) {
        tried = HyperparameterSearch.share(plan.search(), given);
        search =
            HyperparameterSearch.run(plan.search(), plan, given, goals, prepared, surroundings);
        settings = search.settings();
      }
      fitted =
          procedure.run(
              plan, settings, goals, prepared, surroundings.forPart(Part.MODEL, tried, 1));
    }
    int[] unknownWords = Groupings.unknownWords(plan, encoded);
    Judge judge =
        Judge.calibrated(goals.given(fitted::head), fitted.validationLogits(), splits.validation());
    return new TrainingResult(
        adapter(plan, settings, judge, fitted),
        settings,
        judge.evaluation(fitted.validationLogits(), splits.validation()),
        judge.evaluation(fitted.testLogits(), splits.test()),
        judge.findings(
            fitted.testLogits(),
            splits.test(),
            plan.data().test(),
            unknownWords,
            Groupings.of(plan, unknownWords)),
        fitted.course().epochs(),
        fitted.course().bestEpoch(),
        stages.timing(fitted.course().samplesPerSecond(), fitted.course().secondsEarlier()),
        computation.description(),
        warnings(plan, encoded, splits, judge, fitted),
        search);
  }

  private static List<TrainingWarning> warnings(
      TrainingPlan plan, Encoded encoded, Splits splits, Judge judge, Fitted fitted) {
    List<TrainingWarning> warnings =
        new ArrayList<>(
            ResultReview.of(
                fitted.course(),
                judge
                    .goals()
                    .timesGuessing(fitted.validationLogits(), splits.validation().samples()),
                plan.task(),
                judge.calibrations(),
                judge.outputs(fitted.validationLogits(), splits.validation()),
                plan.data().validation()));
    warnings.addAll(DataReview.of(plan, encoded));
    return warnings;
  }

  private static Adapter adapter(
      TrainingPlan plan, Hyperparameters settings, Judge judge, Fitted fitted) {
    BaseModelInfo base = plan.base().info();
    List<Head> heads = new ArrayList<>();
    for (Goal goal : judge.goals().all()) {
      heads.add(
          goal.head(
              fitted.head(goal.weightName()),
              fitted.head(goal.biasName()),
              judge.calibrations().get(heads.size())));
    }
    return new Adapter(
        BaseModelReference.to(base),
        base.pooling(),
        settings.maxTokens(),
        plan.task(),
        heads,
        fitted.change());
  }
}
