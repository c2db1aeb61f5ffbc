package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.task.Gold;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordingTest {
  @Test
  void a_value_keeps_every_digit_before_the_point_and_three_that_count() {
    assertThat(
            Wording.of(
                new Gold.Values(
                    Map.of(
                        "a", 5123.4, "b", 1987.0, "c", 7.25, "d", 0.01234, "e", 0.0, "f", -42.5))))
        .isEqualTo("a=5123 b=1987 c=7.25 d=0.0123 e=0.00 f=-42.5");
  }
}
