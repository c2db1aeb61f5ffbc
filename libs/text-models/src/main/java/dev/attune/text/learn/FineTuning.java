package dev.attune.text.learn;

import dev.attune.text.adapter.Adapter;
import dev.attune.text.adapter.BaseModelReference;
import dev.attune.text.adapter.ClassificationHead;
import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.base.Encoding;
import dev.attune.text.base.Tokenizer;
import dev.attune.text.metrics.LabelEvaluation;
import dev.attune.text.metrics.TemperatureScaling;
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
    Splits splits = splits(plan, encodings, surroundings.cancellation());
    Fitted fitted = Procedure.of(plan.method()).run(plan, settings, splits, surroundings);
    List<String> labels = plan.task().labels();
    float temperature =
        (float) TemperatureScaling.fit(fitted.validationLogits(), splits.validation().labels());
    return new TrainingResult(
        adapter(plan, settings, fitted, temperature),
        settings,
        LabelEvaluation.of(
            labels, fitted.validationLogits(), splits.validation().labels(), temperature),
        LabelEvaluation.of(labels, fitted.testLogits(), splits.test().labels(), temperature),
        fitted.course().epochs(),
        fitted.course().bestEpoch(),
        stages.timing(fitted.course().samplesPerSecond()),
        device(plan.method()),
        DataReview.of(plan, encodings));
  }

  private static Splits splits(TrainingPlan plan, List<Encoding> all, Cancellation cancellation)
      throws IOException {
    Tokenizer tokenizer = plan.base().tokenizer(plan.hyperparameters().maxTokens());
    TrainingData data = plan.data();
    List<Split> splits = new ArrayList<>();
    for (var examples : List.of(data.train(), data.validation(), data.test())) {
      List<Encoding> encodings = new ArrayList<>();
      int[] labels = new int[examples.size()];
      for (TrainingExample example : examples) {
        cancellation.check();
        labels[encodings.size()] = plan.task().numberOf(example.label());
        encodings.add(tokenizer.encode(example.text()));
      }
      all.addAll(encodings);
      splits.add(new Split(new Inputs.Tokens(encodings), labels));
    }
    return new Splits(splits.get(0), splits.get(1), splits.get(2));
  }

  private static Adapter adapter(
      TrainingPlan plan, Hyperparameters settings, Fitted fitted, float temperature) {
    BaseModelInfo base = plan.base().info();
    return new Adapter(
        BaseModelReference.to(base),
        base.pooling(),
        settings.maxTokens(),
        new ClassificationHead(
            plan.task().labels(), fitted.headWeight(), fitted.headBias(), temperature),
        fitted.lora());
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
