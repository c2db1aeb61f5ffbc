package dev.attune.text.learn;

import dev.attune.text.adapter.Calibration;
import dev.attune.text.adapter.EncoderChange;
import dev.attune.text.base.BaseModel;
import dev.attune.text.base.Encoding;
import dev.attune.text.metrics.Sigmoid;
import dev.attune.text.metrics.Softmax;
import dev.attune.text.objective.Sample;
import dev.attune.text.task.Gold;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.Output;
import dev.attune.text.task.OutputTask;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.Task;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Gives every text the probabilities of a model that did not learn from it: five heads over the
 * vectors of a base model, which are computed once. Each head learns from three fifths of the
 * texts, chooses its epoch and temperature on another fifth and answers the last. A label that such
 * models are sure against is likely wrong.
 */
public final class CrossValidation {
  private static final int FOLDS = 5;
  private static final int STEPS_AN_EPOCH = 100;
  private static final int LEAST_BATCH = 32;
  private static final int MOST_BATCH = 256;

  private final BaseModel base;
  private final List<TrainingExample> examples;
  private final Hyperparameters settings;
  private final TrainingListener listener;

  private CrossValidation(
      BaseModel base,
      List<TrainingExample> examples,
      Hyperparameters settings,
      TrainingListener listener) {
    this.base = base;
    this.examples = examples;
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * Answers to all texts of a plan, whatever their split.
   *
   * @param plan of which base model, task, texts, their length and the seed count
   * @param listener asked whether to go on
   * @return one for each output that gives labels to whole texts; none if there are fewer than five
   *     different texts
   * @throws TrainingCancelledException if the listener asked for an end
   * @throws DivergedException if the loss of a head came apart
   * @throws IOException if the base model cannot be read
   */
  public static List<HeldOutAnswers> of(TrainingPlan plan, TrainingListener listener)
      throws IOException {
    List<TrainingExample> examples = plan.data().all();
    Folds folds = Folds.of(examples, FOLDS, plan.hyperparameters().seed());
    List<Output> outputs =
        plan.task().outputs().stream()
            .filter(o -> o.task() instanceof SingleLabel || o.task() instanceof MultiLabel)
            .toList();
    if (outputs.isEmpty() || !folds.allFilled()) {
      return List.of();
    }
    int batch = Math.clamp(examples.size() / STEPS_AN_EPOCH, LEAST_BATCH, MOST_BATCH);
    Hyperparameters settings =
        Hyperparameters.parse(
            new Method.Head(),
            Map.of(
                "seed", plan.hyperparameters().seed(),
                "maxTokens", plan.hyperparameters().maxTokens(),
                "batchSize", batch));
    return new CrossValidation(plan.base(), examples, settings, listener).answers(outputs, folds);
  }

  private List<HeldOutAnswers> answers(List<Output> outputs, Folds folds) throws IOException {
    TrainingPlan plan = plan(outputs.getFirst());
    Encoded encoded = Encoded.of(plan, new Cancellation(listener));
    List<Encoding> encodings = plan.data().train().stream().map(encoded::of).toList();
    Inputs.Vectors vectors = vectors(plan, encoded);
    List<HeldOutAnswers> answers = new ArrayList<>();
    for (Output output : outputs) {
      OutputTask task = output.task();
      List<Sample> samples = samples(output, encodings);
      double[][] probabilities = new double[examples.size()][];
      for (int fold = 0; fold < folds.count(); fold++) {
        answer(task, vectors, samples, folds, fold, probabilities);
      }
      answers.add(new HeldOutAnswers(output.name(), task, examples, probabilities));
    }
    return answers;
  }

  /** The texts as an output sees them. */
  private List<Sample> samples(Output output, List<Encoding> encodings) {
    return IntStream.range(0, encodings.size())
        .mapToObj(i -> new Sample(Golds.part(output, examples.get(i).gold()), encodings.get(i)))
        .toList();
  }

  /** A plan that only this output is learned in. */
  private TrainingPlan plan(Output output) {
    List<TrainingExample> those =
        examples.stream()
            .map(e -> new TrainingExample(e.id(), e.text(), Golds.part(output, e.gold()), Map.of()))
            .toList();
    List<TrainingExample> one = those.subList(0, 1);
    return new TrainingPlan(
        base, output.task(), new Method.Head(), settings, new TrainingData(those, one, one));
  }

  private Inputs.Vectors vectors(TrainingPlan plan, Encoded encoded) throws IOException {
    Goals goals = Goals.of(plan.task(), encoded.samples(plan.data().train()), settings);
    try (Arena memory = Arena.ofConfined()) {
      Splits splits =
          new HeadProcedure()
              .prepared(
                  plan, goals, encoded.splits(plan, goals), memory, new Cancellation(listener));
      return (Inputs.Vectors) splits.train().inputs();
    }
  }

  private void answer(
      Task task,
      Inputs.Vectors vectors,
      List<Sample> samples,
      Folds folds,
      int fold,
      double[][] probabilities)
      throws IOException {
    int other = (fold + 1) % folds.count();
    int[] learned = folds.outside(fold, other);
    int[] held = folds.in(fold);
    List<Sample> train = Arrays.stream(learned).mapToObj(samples::get).toList();
    Hyperparameters resolved = settings.resolvedFor(new Method.Head(), task, learned.length);
    Goals goals = Goals.of(task, List.of(train), resolved);
    Splits splits =
        new Splits(
            split(vectors, samples, learned, goals),
            split(vectors, samples, folds.in(other), goals),
            split(vectors, samples, held, goals));
    Fitted fitted =
        HeadProcedure.fit(
            splits,
            new EncoderChange.None(),
            base.info().hiddenSize(),
            resolved,
            goals,
            new Surroundings(listener, System::nanoTime));
    float[][] logits = fitted.testLogits()[0];
    Calibration calibration = calibration(goals, fitted, splits.validation());
    for (int i = 0; i < held.length; i++) {
      probabilities[held[i]] = probabilities(logits[i], calibration);
    }
  }

  /** Texts out of scope alone say nothing of how sure answers are. */
  private static Calibration calibration(Goals goals, Fitted fitted, Split validation) {
    if (goals.all().getFirst().objective().task() instanceof SingleLabel single
        && validation.samples().getFirst().stream()
            .allMatch(
                sample -> ((Gold.Label) sample.gold()).label().equals(single.outOfScopeLabel()))) {
      return new Calibration.Label(1, null);
    }
    return Judge.calibrated(goals, fitted.validationLogits(), validation).calibrations().getFirst();
  }

  private static Split split(Inputs.Vectors all, List<Sample> samples, int[] texts, Goals goals) {
    List<List<Sample>> those = List.of(Arrays.stream(texts).mapToObj(samples::get).toList());
    List<float[]> vectors = IntStream.of(texts).mapToObj(all.vectors()::get).toList();
    return new Split(
        new Inputs.Vectors(vectors, List.of(), text -> 1, all.scales()),
        those,
        goals.targets(those));
  }

  private static double[] probabilities(float[] logits, Calibration calibration) {
    return switch (calibration) {
      case Calibration.Label label -> Softmax.of(logits, label.temperature());
      case Calibration.LabelSet set -> Sigmoid.of(logits, set.temperature());
      default -> throw new IllegalStateException("Only labels of whole texts are answered.");
    };
  }
}
