package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.text.adapter.Adapter;
import dev.attune.text.adapter.EncoderChange;
import dev.attune.text.metrics.LabelEvaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FineTuningTest {
  private static final Map<String, Object> SHORT = Map.of("epochs", 2, "batchSize", 12);

  @TempDir Path directory;

  @Test
  void low_rank_updates_learn_the_sentences() throws IOException {
    TrainingResult result = train(Plans.lora(Map.of("epochs", 5, "batchSize", 8)));

    LabelEvaluation test = (LabelEvaluation) result.test();
    assertThat(test.accuracy().value()).isGreaterThanOrEqualTo(0.8);
    assertThat(test.accuracy().low()).isLessThanOrEqualTo(test.accuracy().value());
    assertThat(test.confusion().total()).isEqualTo(12);
    assertThat(result.adapter().lora()).isPresent();
    assertThat(result.bestEpoch()).isBetween(1, result.epochs().size());
    assertThat(result.warnings()).isEmpty();
    assertThat(result.device()).startsWith("CPU, ");
  }

  @Test
  void a_head_learns_the_sentences() throws IOException {
    TrainingResult result = train(Plans.head(Map.of()));

    assertThat(((LabelEvaluation) result.test()).accuracy().value()).isGreaterThanOrEqualTo(0.8);
    assertThat(result.adapter().lora()).isEmpty();
    assertThat(result.hyperparameters().epochs()).isPositive();
    assertThat(result.timing().totalSeconds()).isPositive();
  }

  @Test
  void every_parameter_learns_the_sentences() throws IOException {
    TrainingPlan plan = Plans.full(Map.of("epochs", 4, "batchSize", 8));
    TrainingResult result = train(plan);

    assertThat(result.test().headline().value()).isGreaterThanOrEqualTo(0.8);
    assertThat(changed(result)).isEqualTo(plan.base().tensors().keySet());
  }

  @Test
  void biases_learn_the_sentences_and_nothing_else_changes() throws IOException {
    TrainingResult result = train(Plans.bitFit(Map.of("epochs", 8, "batchSize", 8)));

    assertThat(result.test().headline().value()).isGreaterThanOrEqualTo(0.8);
    assertThat(changed(result)).isNotEmpty().allMatch(name -> name.endsWith(".bias"));
  }

  private static Set<String> changed(TrainingResult result) {
    return ((EncoderChange.Parameters) result.adapter().change()).replaced().keySet();
  }

  @Test
  void an_adapter_fits_its_base_model_and_survives_the_disk() throws IOException {
    TrainingPlan plan = Plans.lora(SHORT);
    Adapter adapter = train(plan).adapter();

    adapter.verifyAgainst(plan.base().info());
    adapter.save(directory);
    assertThat(Adapter.load(directory).tensors()).isEqualTo(adapter.tensors());
  }

  @ParameterizedTest
  @MethodSource("plans")
  void the_same_plan_gives_the_same_model_to_the_last_bit(TrainingPlan plan) throws IOException {
    TrainingResult first = train(plan);
    TrainingResult second = train(plan);

    assertThat(second.adapter().tensors()).isEqualTo(first.adapter().tensors());
    assertThat(second.test()).isEqualTo(first.test());
    assertThat(second.epochs()).isEqualTo(first.epochs());
  }

  static Stream<TrainingPlan> plans() {
    return Stream.of(Plans.lora(SHORT), Plans.crf(Map.of("epochs", 2, "batchSize", 12)));
  }

  @Test
  void another_seed_gives_another_model() throws IOException {
    TrainingResult first = train(Plans.head(Map.of("epochs", 2, "seed", 1)));
    TrainingResult second = train(Plans.head(Map.of("epochs", 2, "seed", 2)));

    assertThat(second.adapter().tensors()).isNotEqualTo(first.adapter().tensors());
  }

  @Test
  void two_trainings_at_once_give_what_each_gives_alone()
      throws IOException, InterruptedException, ExecutionException {
    TrainingPlan one = Plans.lora(SHORT);
    TrainingPlan other = Plans.full(Map.of("epochs", 2, "batchSize", 9, "seed", 5));
    List<Adapter> alone = List.of(train(one).adapter(), train(other).adapter());

    List<Adapter> together = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(2)) {
      List<Callable<Adapter>> trainings =
          List.of(() -> train(one).adapter(), () -> train(other).adapter());
      for (var future : threads.invokeAll(trainings)) {
        together.add(future.get());
      }
    }
    assertThat(together.get(0).tensors()).isEqualTo(alone.get(0).tensors());
    assertThat(together.get(1).tensors()).isEqualTo(alone.get(1).tensors());
  }

  @Test
  void one_training_text_of_each_label_gives_a_model_that_carries_the_warning() throws IOException {
    TrainingData data = Sentences.data();
    List<TrainingExample> train = new ArrayList<>();
    for (String label : Sentences.TASK.labels()) {
      train.add(
          data.train().stream()
              .filter(example -> Sentences.label(example).equals(label))
              .findFirst()
              .orElseThrow());
    }
    TrainingResult result =
        train(Plans.over(new TrainingData(train, data.validation(), data.test())));

    assertThat(result.warnings())
        .containsExactly(
            new TrainingWarning(
                TrainingWarning.Kind.RARE_LABEL,
                "3 labels have fewer than 8 training texts: angry (1), grateful (1), worried (1)."));
  }

  @Test
  void a_listener_sees_every_step_and_every_epoch() throws IOException {
    RecordingListener told = new RecordingListener();
    TrainingResult result = new FineTuning().train(Plans.lora(SHORT), told);

    assertThat(told.stages).containsExactly(TrainingListener.Stage.values());
    assertThat(told.steps).extracting(StepReport::step).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(told.steps).allSatisfy(step -> assertThat(step.totalSteps()).isEqualTo(6));
    assertThat(told.steps.getLast().secondsLeft()).isZero();
    assertThat(told.epochs).isEqualTo(result.epochs()).hasSize(2);
  }

  @Test
  void a_cancelled_training_ends_at_the_next_step() {
    List<StepReport> steps = new ArrayList<>();
    TrainingListener impatient =
        new TrainingListener() {
          @Override
          public void step(StepReport report) {
            steps.add(report);
          }

          @Override
          public boolean cancelled() {
            return steps.size() == 3;
          }
        };

    assertThatThrownBy(() -> new FineTuning().train(Plans.lora(SHORT), impatient))
        .isInstanceOf(TrainingCancelledException.class);
    assertThat(steps).hasSize(3);
  }

  /**
   * A leak of ten megabytes a training would show as more than a hundred. More or less of what was
   * freed stays, so the least of several trainings counts.
   */
  @Test
  void twenty_trainings_take_no_more_memory_than_the_first() throws IOException {
    for (int i = 0; i < 3; i++) {
      trainOneOfThree(i);
    }
    long first = leastMegabytesOfSix();
    for (int i = 0; i < 8; i++) {
      trainOneOfThree(i);
    }
    assertThat(leastMegabytesOfSix() - first).isLessThan(60);
  }

  private static long leastMegabytesOfSix() throws IOException {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 6; i++) {
      trainOneOfThree(i);
      least = Math.min(least, ResidentMemory.megabytesBesideTheHeap());
    }
    return least;
  }

  /** Opens the base model anew, as a worker does. */
  private static void trainOneOfThree(int number) throws IOException {
    Map<String, Object> oneEpoch = Map.of("epochs", 1, "batchSize", 36);
    train(
        switch (number % 3) {
          case 0 -> Plans.lora(oneEpoch);
          case 1 -> Plans.head(oneEpoch);
          default -> Plans.full(oneEpoch);
        });
  }

  private static TrainingResult train(TrainingPlan plan) throws IOException {
    return new FineTuning().train(plan, TrainingListener.NONE);
  }
}
