package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThat;
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
            "The loss grew to 10 times that of guessing at step 8, before an epoch had ended well, at"
                + " a learning rate of 0.01. A lower learning rate usually helps.");
  }

  @Test
  void what_is_kept_is_named() {
    var divergence = new Divergence("The loss stopped being a number", 40, 0.01);
    assertThat(divergence.warning(5, 3))
        .isEqualTo(
            "The loss stopped being a number at step 40 in epoch 5, at a learning rate of 0.01. The"
                + " training ended there; the weights kept are those of epoch 3. A lower learning rate"
                + " usually helps.");
  }

  @Test
  void a_model_far_worse_than_guessing_is_not_kept() {
    DivergenceGuard guard = new DivergenceGuard(Math.log(4), 0.01);
    assertThat(guard.isGood(1.4)).isTrue();
    assertThat(guard.isGood(14)).isFalse();
    assertThat(guard.isGood(Double.POSITIVE_INFINITY)).isFalse();
  }

  @Test
  void steps_with_a_text_that_weighs_hundreds_of_times_as_much_are_borne() {
    DivergenceGuard guard = new DivergenceGuard(Math.log(2), 0.01);
    assertThatCode(
            () -> {
              for (int step = 1; step <= 40; step++) {
                guard.check(step, step % 4 == 0 ? 50 : 0.3, 1);
              }
            })
        .doesNotThrowAnyException();
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
