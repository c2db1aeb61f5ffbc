package dev.attune.text.learn;

import static dev.attune.text.learn.TrainingWarning.Kind.ALWAYS_THE_SAME;
import static dev.attune.text.learn.TrainingWarning.Kind.NEVER_REFUSES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.adapter.Calibration;
import dev.attune.text.metrics.Outcomes;
import dev.attune.text.task.Entity;
import dev.attune.text.task.Gold;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.Task;
import dev.attune.text.task.TokenLabels;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResultReviewTest {
  private static final SingleLabel TASK = new SingleLabel(List.of("a", "b"), "none");
  private static final TokenLabels PLACES = new TokenLabels(List.of("place"));
  private static final Regression STRESS =
      new Regression(List.of(new Scale("stress", 0, 10), new Scale("valence", -1, 1)));
  private static final Gold A = new Gold.Label("a");
  private static final Gold B = new Gold.Label("b");
  private static final Gold OUT_OF_SCOPE = new Gold.Label("none");
  private static final Calibration NO_THRESHOLD = new Calibration.Label(1, null);

  @Test
  void a_model_that_found_no_threshold_in_texts_out_of_scope_says_so() {
    assertThat(review(NO_THRESHOLD, List.of(A, OUT_OF_SCOPE), List.of(A, B)))
        .containsExactly(
            new TrainingWarning(
                NEVER_REFUSES,
                "No confidence tells the validation texts that are out of scope from right answers, so the model has no threshold and never refuses."));
  }

  @Test
  void a_model_with_a_threshold_or_without_texts_out_of_scope_is_not_warned_of_here() {
    var refuses = new Calibration.Label(1, 0.5f);
    assertThat(review(refuses, List.of(A, OUT_OF_SCOPE), List.of(A, B))).isEmpty();
    assertThat(review(NO_THRESHOLD, List.of(A), List.of(A))).isEmpty();
  }

  @Test
  void a_model_that_gives_all_texts_one_label_says_so_and_which() {
    assertThat(review(NO_THRESHOLD, List.of(A, B, B), List.of(B, B, B)))
        .containsExactly(
            new TrainingWarning(
                ALWAYS_THE_SAME,
                "The model gives every validation text the same answer (b), so it tells no texts apart: other hyperparameters, another method or more examples may help."));
    assertThat(review(NO_THRESHOLD, List.of(A, B, B), List.of(B, B, A))).isEmpty();
    assertThat(review(NO_THRESHOLD, List.of(B, B), List.of(B, B))).isEmpty();
  }

  @Test
  void a_model_that_finds_nothing_in_any_text_says_so() {
    Gold nothing = new Gold.Entities(List.of());
    Gold place = new Gold.Entities(List.of(new Entity("place", 0, 5)));
    var calibration = new Calibration.Tokens(1, null);
    assertThat(kinds(PLACES, calibration, List.of(place, nothing), List.of(nothing, nothing)))
        .containsExactly(ALWAYS_THE_SAME);
    assertThat(kinds(PLACES, calibration, List.of(place, nothing), List.of(nothing, place)))
        .isEmpty();
  }

  @Test
  void values_within_a_hundredth_of_every_scale_are_the_same() {
    var calibration = new Calibration.Values(new float[] {1, 1});
    List<Gold> right = List.of(values(1, 0), values(9, 0));
    assertThat(kinds(STRESS, calibration, right, List.of(values(5, 0.5), values(5.09, 0.5))))
        .containsExactly(ALWAYS_THE_SAME);
    assertThat(kinds(STRESS, calibration, right, List.of(values(5, 0.5), values(5.2, 0.5))))
        .isEmpty();
    assertThat(kinds(STRESS, calibration, right, List.of(values(5, 0.5), values(5, 0.4))))
        .isEmpty();
  }

  private static Gold values(double stress, double valence) {
    return new Gold.Values(Map.of("stress", stress, "valence", valence));
  }

  private static Stream<TrainingWarning.Kind> kinds(
      Task task, Calibration calibration, List<Gold> right, List<Gold> given) {
    return review(task, calibration, right, given).stream().map(TrainingWarning::kind);
  }

  private static List<TrainingWarning> review(
      Calibration calibration, List<Gold> right, List<Gold> given) {
    return review(TASK, calibration, right, given);
  }

  private static List<TrainingWarning> review(
      Task task, Calibration calibration, List<Gold> right, List<Gold> given) {
    return ResultReview.of(
        new TrainingLoop.Course(List.of(), 1, 1, 0, null),
        1,
        task,
        List.of(calibration),
        List.of(Outcomes.of(task, right, given)),
        right.stream().map(gold -> new TrainingExample("1", "x", gold, Map.of())).toList());
  }
}
