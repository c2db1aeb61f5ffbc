package dev.attune.text.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SharedScalesTest {
  private static final Regression BEFORE =
      new Regression(List.of(new Scale("stress", 0, 10), new Scale("valence", -1, 1)));
  private static final Regression AFTER =
      new Regression(List.of(new Scale("valence", -2, 1), new Scale("stress", 0, 100)));
  private static final SingleLabel FEELINGS = new SingleLabel(List.of("joy", "anger"));

  @Test
  void scales_hold_what_those_of_the_same_name_hold() {
    assertThat(SharedScales.of(BEFORE, AFTER))
        .isEqualTo(
            new Regression(List.of(new Scale("stress", 0, 100), new Scale("valence", -2, 1))));
    assertThat(SharedScales.of(AFTER, BEFORE)).isEqualTo(AFTER);
  }

  @Test
  void outputs_of_a_joint_task_are_widened_by_name() {
    var before = new Joint(List.of(new Output("mood", FEELINGS), new Output("strain", BEFORE)));
    var after = new Joint(List.of(new Output("strain", AFTER), new Output("mood", FEELINGS)));
    assertThat(SharedScales.of(before, after))
        .isEqualTo(
            new Joint(
                List.of(
                    new Output("mood", FEELINGS),
                    new Output("strain", (OutputTask) SharedScales.of(BEFORE, AFTER)))));
  }

  @Test
  void a_task_without_scales_stays_as_it_is() {
    assertThat(SharedScales.of(FEELINGS, AFTER)).isSameAs(FEELINGS);
    assertThat(SharedScales.of(BEFORE, FEELINGS)).isEqualTo(BEFORE);
  }
}
