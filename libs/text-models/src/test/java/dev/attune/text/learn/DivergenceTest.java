package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.attune.text.task.Gold;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A learning rate that rises from a good one until the loss comes apart. */
class DivergenceTest {
  private static final Map<String, Double> EASE =
      Map.of("angry", 0.0, "worried", 3.0, "grateful", 10.0);

  private static final Map<String, Object> RECKLESS = Map.of("batchSize", 4, "learningRate", 0.1);

  private static TrainingResult result;

  @TempDir Path directory;

  @BeforeAll
  static void train() throws IOException {
    result = new FineTuning().train(plan(), TrainingListener.NONE);
  }

  @Test
  void the_model_is_that_of_the_best_epoch_before() {
    assertThat(result.epochs().size()).isLessThan(200);
    assertThat(result.bestEpoch()).isBetween(1, result.epochs().size());
    EpochReport best = result.epochs().get(result.bestEpoch() - 1);
    assertThat(result.validation().headline().value())
        .isCloseTo(best.validationFigure().value(), within(1e-9));
  }

  @Test
  void the_result_says_what_happened_and_what_was_kept() {
    TrainingWarning warning = result.warnings().getFirst();
    assertThat(warning.kind()).isEqualTo(TrainingWarning.Kind.DIVERGED);
    assertThat(warning.message())
        .startsWith("The loss grew to ")
        .contains(
            " in epoch %d, at a learning rate of 0.1. The training ended there; the weights kept are those of epoch %d. "
                .formatted(result.epochs().size() + 1, result.bestEpoch()));
  }

  @Test
  void a_training_that_goes_on_from_a_checkpoint_comes_apart_at_the_same_step() throws IOException {
    Checkpoints checkpoints = Checkpoints.in(directory, Duration.ZERO);
    Interruption.after(12, plan(), checkpoints);
    TrainingResult resumed = new FineTuning().train(plan(), TrainingListener.NONE, checkpoints);

    assertThat(resumed.adapter().tensors()).isEqualTo(result.adapter().tensors());
    assertThat(resumed.warnings()).isEqualTo(result.warnings());
    assertThat(resumed.epochs()).isEqualTo(result.epochs());
  }

  @Test
  void trials_of_a_search_that_come_apart_are_none_to_choose() {
    TrainingPlan searching = Plans.searching(plan(), 2);
    assertThatThrownBy(() -> new FineTuning().train(searching, TrainingListener.NONE))
        .isInstanceOf(DivergedException.class)
        .hasMessageStartingWith("The loss grew to ")
        .hasMessageContaining(", as every trial of the search came apart, at a learning rate of ");
  }

  @Test
  void a_loss_that_explodes_at_once_ends_with_its_reason() {
    TrainingPlan reckless = reckless(20, 4);
    assertThatThrownBy(() -> new FineTuning().train(reckless, TrainingListener.NONE))
        .isInstanceOf(DivergedException.class)
        .hasMessageStartingWith("The loss ")
        .hasMessageEndingWith("at a learning rate of 0.1. A lower learning rate usually helps.");
  }

  /** Too few steps for the guard, which judges by the last eight. */
  @Test
  void a_training_of_few_steps_that_came_apart_says_so() throws IOException {
    assertThat(new FineTuning().train(reckless(1, 8), TrainingListener.NONE).warnings())
        .extracting(TrainingWarning::kind)
        .contains(TrainingWarning.Kind.WORSE_THAN_GUESSING);
  }

  private static TrainingPlan plan() {
    Map<String, Object> settings = new HashMap<>(RECKLESS);
    settings.putAll(Map.of("epochs", 200, "patience", 200, "warmupShare", 0.5, "dropout", 0));
    return plan(settings);
  }

  private static TrainingPlan reckless(int epochs, int batchSize) {
    Map<String, Object> settings = new HashMap<>(RECKLESS);
    settings.putAll(Map.of("epochs", epochs, "batchSize", batchSize, "warmupShare", 0));
    return plan(settings);
  }

  private static TrainingPlan plan(Map<String, ?> settings) {
    Method method = new Method.Head();
    TrainingData data =
        LearnedTasks.map(
            Sentences.data(),
            (example, label) ->
                new Gold.Values(Map.of("ease", Objects.requireNonNull(EASE.get(label)))));
    return new TrainingPlan(
        Plans.over(data).base(),
        new Regression(List.of(new Scale("ease", 0, 10))),
        method,
        Hyperparameters.parse(method, settings),
        data);
  }
}
