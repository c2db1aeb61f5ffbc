package dev.attune.text.learn;

import dev.attune.text.adapter.Adapter;
import dev.attune.text.adapter.BaseModelReference;
import dev.attune.text.adapter.Calibration;
import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.base.Encoding;
import dev.attune.text.base.Tokenizer;
import dev.attune.text.objective.Sample;
import dev.attune.text.task.Output;
import dev.attune.text.torch.Arithmetic;
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
    PlanCheck.require(plan);
    StageClock stages = new StageClock(listener, nanoTime);
    Surroundings surroundings = new Surroundings(stages, nanoTime);
    stages.stage(TrainingListener.Stage.PREPARING);
    Hyperparameters settings =
        plan.hyperparameters().resolvedFor(plan.method(), plan.data().train().size());
    List<Encoding> encodings = new ArrayList<>();
    Goals goals = Goals.of(plan.task());
    Splits splits = splits(plan, goals, encodings, surroundings.cancellation());
    Fitted fitted = Procedure.of(plan.method()).run(plan, settings, goals, splits, surroundings);
    Goal goal = goals.all().getFirst();
    List<Sample> validation = splits.validation().samples().getFirst();
    List<Sample> test = splits.test().samples().getFirst();
    Calibration calibration = goal.objective().calibrate(fitted.validationLogits()[0], validation);
    return new TrainingResult(
        adapter(plan, settings, goal, fitted, calibration),
        settings,
        goal.objective().evaluate(fitted.validationLogits()[0], validation, calibration),
        goal.objective().evaluate(fitted.testLogits()[0], test, calibration),
        fitted.course().epochs(),
        fitted.course().bestEpoch(),
        stages.timing(fitted.course().samplesPerSecond()),
        device(plan.method()),
        DataReview.of(plan, encodings));
  }

  private static Splits splits(
      TrainingPlan plan, Goals goals, List<Encoding> all, Cancellation cancellation)
      throws IOException {
    Tokenizer tokenizer = plan.base().tokenizer(plan.hyperparameters().maxTokens());
    TrainingData data = plan.data();
    List<Split> splits = new ArrayList<>();
    for (var examples : List.of(data.train(), data.validation(), data.test())) {
      List<Encoding> encodings = new ArrayList<>();
      for (TrainingExample example : examples) {
        cancellation.check();
        encodings.add(tokenizer.encode(example.text()));
      }
      all.addAll(encodings);
      List<List<Sample>> samples =
          plan.task().outputs().stream()
              .map(output -> samples(output, examples, encodings))
              .toList();
      splits.add(new Split(new Inputs.Tokens(encodings), samples, goals.targets(samples)));
    }
    return new Splits(splits.get(0), splits.get(1), splits.get(2));
  }

  private static List<Sample> samples(
      Output output, List<TrainingExample> examples, List<Encoding> encodings) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      samples.add(new Sample(Goals.goldOf(output, examples.get(i).gold()), encodings.get(i)));
    }
    return samples;
  }

  private static Adapter adapter(
      TrainingPlan plan,
      Hyperparameters settings,
      Goal goal,
      Fitted fitted,
      Calibration calibration) {
    BaseModelInfo base = plan.base().info();
    return new Adapter(
        BaseModelReference.to(base),
        base.pooling(),
        settings.maxTokens(),
        plan.task(),
        List.of(
            goal.head(fitted.head(goal.weightName()), fitted.head(goal.biasName()), calibration)),
        fitted.change());
  }

  private static String device(Method method) {
    Arithmetic arithmetic =
        switch (method) {
          case Method.Head() -> Arithmetic.FLOAT32;
          case Method.Lora(var targets) -> Arithmetic.ofThisMachine();
        };
    return "CPU, %d threads, %s training, 32-bit evaluation"
        .formatted(
            TrainableModule.threads(),
            switch (arithmetic) {
              case FLOAT32 -> "32-bit";
              case BFLOAT16 -> "bfloat16";
            });
  }
}
