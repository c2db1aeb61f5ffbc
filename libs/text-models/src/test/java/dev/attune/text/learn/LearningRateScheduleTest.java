package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LearningRateScheduleTest {

  @Test
  void it_rises_to_the_peak_and_falls_towards_zero() {
    LearningRateSchedule schedule = LearningRateSchedule.of(1, 0.25, 8);
    assertThat(schedule.at(0)).isEqualTo(0.5);
    assertThat(schedule.at(1)).isEqualTo(1);
    assertThat(schedule.at(2)).isEqualTo(1);
    assertThat(schedule.at(3)).isCloseTo(5 / 6.0, within(1e-12));
    assertThat(schedule.at(7)).isCloseTo(1 / 6.0, within(1e-12));
  }

  @Test
  void a_single_step_runs_at_the_peak() {
    assertThat(LearningRateSchedule.of(0.3, 0.1, 1).at(0)).isEqualTo(0.3);
  }
}
