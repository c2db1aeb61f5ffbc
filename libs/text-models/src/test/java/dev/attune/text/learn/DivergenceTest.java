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
            " in epoch %d, at a learning rate of 1.0. The training ended there; the weights kept are those of epoch %d. "
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

  private static TrainingPlan plan() {
    Method method = new Method.Head();
    Map<String, Object> settings =
        Map.of("epochs", 200, "patience", 200, "batchSize", 4, "warmupShare", 0.5, "dropout", 0);
    TrainingData data =
        LearnedTasks.map(
            Sentences.data(),
            (example, label) ->
                new Gold.Values(Map.of("ease", Objects.requireNonNull(EASE.get(label)))));
    return new TrainingPlan(
        Plans.over(data).base(),
        new Regression(List.of(new Scale("ease", 0, 10))),
        method,
        Hyperparameters.parse(method, settings).withLearningRate(1),
        data);
  }
}
