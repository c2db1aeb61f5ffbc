package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DivergenceGuardTest {

  @Test
  void a_loss_that_is_no_number_ends_the_training() {
    DivergenceGuard guard = new DivergenceGuard(Math.log(4), 0.01);
    assertThatThrownBy(() -> guard.check(7, Double.NaN, 1))
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("step 7");
    assertThatThrownBy(() -> guard.check(7, 1, Double.POSITIVE_INFINITY))
        .isInstanceOf(DivergedException.class);
  }

  @Test
  void a_loss_far_above_guessing_for_several_steps_ends_the_training() {
    DivergenceGuard guard = new DivergenceGuard(Math.log(4), 0.01);
    assertThatThrownBy(
            () -> {
              for (int step = 1; step <= 20; step++) {
                guard.check(step, 14, 1);
              }
            })
        .isInstanceOf(DivergedException.class)
        .hasMessage(
            "The loss grew to 10 times that of guessing at step 8, before an epoch had ended, at a"
                + " learning rate of 0.01. A lower learning rate usually helps.");
  }

  @Test
  void the_last_good_epoch_is_named() {
    DivergenceGuard guard = new DivergenceGuard(Math.log(4), 0.01);
    guard.lastGood(3);
    assertThatThrownBy(() -> guard.check(40, Double.NaN, 1))
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("at step 40, after epoch 3 as the last good one, at a");
  }

  @Test
  void a_single_bad_step_is_borne() {
    DivergenceGuard guard = new DivergenceGuard(Math.log(4), 0.01);
    assertThatCode(
            () -> {
              for (int step = 1; step <= 20; step++) {
                guard.check(step, step == 5 ? 30 : 1.2, 1);
              }
            })
        .doesNotThrowAnyException();
  }
}
