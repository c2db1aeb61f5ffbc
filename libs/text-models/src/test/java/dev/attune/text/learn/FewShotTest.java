package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.attune.text.metrics.LabelEvaluation;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.torch.Contrast;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FewShotTest {
  private static final Map<String, Object> SHORT = Map.of("epochs", 1, "batchSize", 12);

  @Test
  void pairs_of_twelve_sentences_each_teach_the_encoder_and_the_head() throws IOException {
    TrainingResult result =
        new FineTuning()
            .train(Plans.fewShot(Map.of("epochs", 3, "batchSize", 12)), TrainingListener.NONE);

    assertThat(((LabelEvaluation) result.test()).accuracy().value()).isGreaterThanOrEqualTo(0.8);
    assertThat(result.adapter().lora()).isPresent();
    assertThat(result.hyperparameters().epochs()).isEqualTo(3);
  }

  @Test
  void progress_goes_on_from_the_pairs_to_the_head() throws IOException {
    RecordingListener told = new RecordingListener();

    new FineTuning().train(Plans.fewShot(SHORT), told);

    assertThat(told.steps.stream().map(StepReport::part).distinct())
        .containsExactly(Part.CONTRAST, Part.MODEL);
    assertThat(told.steps.stream().map(StepReport::progress).toList())
        .isSorted()
        .allMatch(share -> share > 0 && share <= 1);
  }

  @Test
  void the_same_plan_gives_the_same_model_to_the_last_bit() throws IOException {
    TrainingResult first = new FineTuning().train(Plans.fewShot(SHORT), TrainingListener.NONE);
    TrainingResult second = new FineTuning().train(Plans.fewShot(SHORT), TrainingListener.NONE);

    assertThat(second.adapter().tensors()).isEqualTo(first.adapter().tensors());
    assertThat(second.test()).isEqualTo(first.test());
  }

  @Test
  void steps_that_are_cut_into_passes_are_the_same_steps() throws IOException {
    RecordingListener whole = new RecordingListener();
    RecordingListener cut = new RecordingListener();
    Map<String, Object> settings = Map.of("epochs", 1, "batchSize", 36, "dropout", 0);
    Map<String, Object> bounded = new HashMap<>(settings);
    bounded.put("tokensPerPass", 128);

    new FineTuning().train(Plans.fewShot(settings), whole);
    new FineTuning().train(Plans.fewShot(bounded), cut);

    assertThat(cut.steps.getFirst().loss())
        .isCloseTo(whole.steps.getFirst().loss(), withinPercentage(1));
  }

  @Test
  void a_step_without_two_texts_of_two_labels_is_refused() {
    assertThatThrownBy(
            () ->
                new FineTuning()
                    .train(Plans.fewShot(Map.of("batchSize", 3)), TrainingListener.NONE))
        .isInstanceOf(HyperparameterException.class)
        .hasMessage("batchSize is 3; the method few-shot needs at least 4.");
  }

  @Test
  void the_time_left_ends_with_the_last_pairs() throws IOException {
    RecordingListener told = new RecordingListener();
    Map<String, Object> odd = Map.of("epochs", 1, "batchSize", 7);
    new FineTuning().train(Plans.fewShot(odd), told);

    // 36 texts make six steps of seven, in each of which two of each of three labels have room.
    assertThat(told.steps.subList(0, 6)).extracting(StepReport::totalSteps).containsOnly(6);
    assertThat(told.steps.get(5).secondsLeft()).isZero();
    assertThat(told.steps.get(4).secondsLeft()).isPositive();
  }

  @Test
  void every_kind_of_contrast_can_lose_far_more_than_by_guessing() {
    // At worst texts of one label point in opposite directions and others in the same.
    double worstCosine = (4 + 1) / 2.0;
    double worstSupervised = 2 / 0.1 + Math.log(31);
    assertThat(5 * Contrast.COSINE.guessingLoss(32)).isLessThan(worstCosine);
    assertThat(5 * Contrast.SUPERVISED.guessingLoss(32)).isLessThan(worstSupervised);
  }

  @Test
  void other_tasks_are_refused() {
    TrainingPlan plan = Plans.fewShot(SHORT);
    TrainingPlan other =
        new TrainingPlan(
            plan.base(),
            new MultiLabel(List.of("joy", "fear")),
            plan.method(),
            plan.hyperparameters(),
            plan.data());
    assertThatThrownBy(() -> new FineTuning().train(other, TrainingListener.NONE))
        .isInstanceOf(HyperparameterException.class)
        .hasMessage("The method few-shot learns single-label tasks only, no multi-label task.");
  }
}
