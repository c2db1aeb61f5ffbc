package dev.attune.text.learn;

import dev.attune.text.adapter.Adapter;
import dev.attune.text.adapter.BaseModelReference;
import dev.attune.text.adapter.Head;
import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.torch.Arithmetic;
import dev.attune.text.torch.Device;
import dev.attune.text.torch.TrainableModule;
import java.io.IOException;
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
   * @throws HyperparameterException if the base model cannot take so many tokens
   * @throws DivergedException if the loss came apart
   * @throws TrainingCancelledException if the listener asked for an end
   * @throws IOException if the base model cannot be read or there is no room for temporary files
   */
  public TrainingResult train(TrainingPlan plan, TrainingListener listener) throws IOException {
    return train(plan, listener, Checkpoints.NONE);
  }

  /**
   * The same, going on from the last checkpoint if there is one, to the same result as without the
   * interruption.
   *
   * @throws CheckpointException if the checkpoint belongs to another plan or is damaged
   */
  public TrainingResult train(TrainingPlan plan, TrainingListener listener, Checkpoints checkpoints)
      throws IOException {
    PlanCheck.require(plan);
    StageClock stages = new StageClock(listener, nanoTime);
    Surroundings surroundings =
        new Surroundings(stages, nanoTime, new Saving(checkpoints, Fingerprint.of(plan)));
    stages.stage(TrainingListener.Stage.PREPARING);
    Hyperparameters given =
        plan.hyperparameters().resolvedFor(plan.method(), plan.task(), plan.data().train().size());
    Encoded encoded = Encoded.of(plan, surroundings.cancellation());
    PlanCheck.requireTokens(plan, encoded);
    Goals goals = Goals.of(plan.task(), encoded.samples(plan.data().train()), given);
    Splits splits = encoded.splits(plan, goals);
    Procedure procedure = Procedure.of(plan.method());
    Splits prepared = procedure.prepared(plan, goals, splits, surroundings.cancellation());
    SearchReport search =
        plan.search() == null
            ? null
            : HyperparameterSearch.run(plan.search(), plan, given, goals, prepared, surroundings);
    Hyperparameters settings = search == null ? given : search.settings();
    Fitted fitted = procedure.run(plan, settings, goals, prepared, surroundings);
    Judge judge =
        Judge.calibrated(goals.given(fitted::head), fitted.validationLogits(), splits.validation());
    return new TrainingResult(
        adapter(plan, settings, judge, fitted),
        settings,
        judge.evaluation(fitted.validationLogits(), splits.validation()),
        judge.evaluation(fitted.testLogits(), splits.test()),
        judge.findings(fitted.testLogits(), splits.test(), plan.data().test()),
        fitted.course().epochs(),
        fitted.course().bestEpoch(),
        stages.timing(fitted.course().samplesPerSecond()),
        device(plan.method()),
        DataReview.of(plan, encoded),
        search);
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

  private static String device(Method method) {
    Arithmetic arithmetic =
        switch (method) {
          case Method.Head() -> Arithmetic.FLOAT32;
          case Method.Lora _, Method.FewShot _, Method.Full _, Method.BitFit _ ->
              Arithmetic.ofThisMachine();
        };
    String device =
        switch (Device.ofThisMachine()) {
          case CPU -> "CPU, %d threads".formatted(TrainableModule.threads());
          case CUDA -> "CUDA";
        };
    return "%s, %s training, 32-bit evaluation"
        .formatted(
            device,
            switch (arithmetic) {
              case FLOAT32 -> "32-bit";
              case BFLOAT16 -> "bfloat16";
            });
  }
}
