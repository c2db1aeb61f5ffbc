package dev.attune.text.learn;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.attune.text.task.Gold;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SearchTest {
  private static final Map<String, Object> BRIEF = Map.of("epochs", 9);

  private static TrainingResult searched;

  @BeforeAll
  static void search() throws IOException {
    searched = train(Plans.searching(Plans.head(BRIEF), 5), TrainingListener.NONE);
  }

  @Test
  void a_search_reports_its_trials_and_trains_with_the_best() throws IOException {
    TrainingResult result = searched;

    SearchReport search = requireNonNull(result.search());
    assertThat(search.trials()).hasSize(5);
    assertThat(search.trials().getFirst().hyperparameters())
        .isEqualTo(
            Plans.head(BRIEF).hyperparameters().resolvedFor(new Method.Head(), Sentences.TASK, 36));
    assertThat(result.hyperparameters())
        .isEqualTo(search.trials().get(search.chosen()).hyperparameters());
    double best = requireNonNull(search.trials().get(search.chosen()).figure()).value();
    assertThat(search.trials().stream().filter(trial -> trial.epochs() > 1))
        .allSatisfy(
            trial -> assertThat(requireNonNull(trial.figure()).value()).isLessThanOrEqualTo(best));
    assertThat(result.epochs().size()).isLessThanOrEqualTo(result.hyperparameters().epochs());
  }

  @Test
  void the_model_is_the_one_that_its_settings_give_without_a_search() throws IOException {
    TrainingPlan plan = Plans.head(BRIEF);
    TrainingResult direct =
        train(
            new TrainingPlan(
                plan.base(), plan.task(), plan.method(), searched.hyperparameters(), plan.data()),
            TrainingListener.NONE);
    assertThat(direct.adapter().tensors()).isEqualTo(searched.adapter().tensors());
  }

  @Test
  void the_test_split_has_no_say() throws IOException {
    TrainingPlan plan = Plans.searching(Plans.head(BRIEF), 5);
    List<TrainingExample> wrong =
        plan.data().test().stream()
            .map(
                of -> new TrainingExample(of.id(), of.text(), new Gold.Label("angry"), of.slices()))
            .toList();
    TrainingData other = new TrainingData(plan.data().train(), plan.data().validation(), wrong);
    TrainingPlan misled =
        new TrainingPlan(
            plan.base(), plan.task(), plan.method(), plan.hyperparameters(), other, plan.search());
    assertThat(train(misled, TrainingListener.NONE).search()).isEqualTo(searched.search());
  }

  @Test
  void the_time_left_covers_all_trials_and_epochs_of_trials_are_not_told() throws IOException {
    RecordingListener told = new RecordingListener();
    // A clock on which every look takes a second.
    long[] now = {0};
    FineTuning training = new FineTuning(() -> now[0] += 1_000_000_000L);
    TrainingResult result = training.train(Plans.searching(Plans.head(BRIEF), 3), told);

    assertThat(told.epochs).isEqualTo(result.epochs());
    assertThat(told.stages).containsExactly(TrainingListener.Stage.values());
    // Three trials of three epochs lie before the nine of the training: the first step of 36 to
    // come leaves more time than a whole training has steps.
    assertThat(told.steps.getFirst().secondsLeft()).isGreaterThan(18);
    assertThat(told.steps.getLast().secondsLeft()).isLessThan(told.steps.getFirst().secondsLeft());
  }

  @Test
  void steps_say_which_trial_they_are_of_and_how_far_the_whole_search_is() throws IOException {
    RecordingListener told = new RecordingListener();
    TrainingResult result = train(Plans.searching(Plans.head(BRIEF), 3), told);

    assertThat(told.steps.stream().map(StepReport::part).distinct())
        .containsExactly(
            new Part.Trial(1, 3), new Part.Trial(2, 3), new Part.Trial(3, 3), Part.MODEL);
    assertThat(told.steps.stream().map(StepReport::progress).toList())
        .isSorted()
        .allMatch(share -> share > 0 && share <= 1);
    // Three trials of three epochs are half of nine more; those of the best follow, of two steps
    // each.
    int steps = 2 * result.hyperparameters().epochs();
    assertThat(told.steps.stream().filter(step -> step.part().equals(Part.MODEL)).findFirst())
        .hasValueSatisfying(
            step -> assertThat(step.progress()).isCloseTo(0.5 + 0.5 / steps, within(1e-9)));
  }

  @Test
  void a_search_can_be_cancelled() {
    int[] asked = {0};
    TrainingListener impatient =
        new TrainingListener() {
          @Override
          public boolean cancelled() {
            return asked[0]++ > 80;
          }
        };
    assertThatThrownBy(() -> train(Plans.searching(Plans.head(BRIEF), 9), impatient))
        .isInstanceOf(TrainingCancelledException.class);
  }

  private static TrainingResult train(TrainingPlan plan, TrainingListener listener)
      throws IOException {
    return new FineTuning().train(plan, listener);
  }
}
