package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.adapter.Calibration;
import dev.attune.text.task.SingleLabel;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultReviewTest {
  private static final SingleLabel TASK = new SingleLabel(List.of("a", "b"), "none");
  private static final TrainingExample IN_SCOPE = Sentences.example("x", "a");
  private static final TrainingExample OUT_OF_SCOPE = Sentences.example("y", "none");
  private static final Calibration NO_THRESHOLD = new Calibration.Label(1, null);

  @Test
  void a_model_that_found_no_threshold_in_texts_out_of_scope_says_so() {
    assertThat(review(NO_THRESHOLD, IN_SCOPE, OUT_OF_SCOPE))
        .containsExactly(
            new TrainingWarning(
                TrainingWarning.Kind.NEVER_REFUSES,
                "No confidence tells the validation texts that are out of scope from right answers, so the model has no threshold and never refuses."));
  }

  @Test
  void a_model_with_a_threshold_or_without_texts_out_of_scope_is_not_warned_of_here() {
    assertThat(review(new Calibration.Label(1, 0.5f), IN_SCOPE, OUT_OF_SCOPE)).isEmpty();
    assertThat(review(NO_THRESHOLD, IN_SCOPE)).isEmpty();
  }

  private static List<TrainingWarning> review(
      Calibration calibration, TrainingExample... validation) {
    return ResultReview.of(
        new TrainingLoop.Course(List.of(), 1, 1, null),
        TASK,
        List.of(calibration),
        List.of(validation));
  }
}
