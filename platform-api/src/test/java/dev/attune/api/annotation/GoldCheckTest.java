package dev.attune.api.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoldCheckTest {

  @Test
  void who_is_exactly_at_the_bar_is_not_below_it() {
    for (int hundredths = 10; hundredths <= 100; hundredths++) {
      GoldCheck check = new GoldCheck(0.05, 3, hundredths / 100.0);
      for (int answers = 3; answers <= 200; answers++) {
        if (hundredths * answers % 100 == 0) {
          int correct = hundredths * answers / 100;
          String said = "%d of %d at %d hundredths".formatted(correct, answers, hundredths);
          assertThat(check.fails(correct, answers)).as(said).isFalse();
          assertThat(check.fails(correct - 1, answers)).as("one less than " + said).isTrue();
        }
      }
    }
  }

  @Test
  void nobody_is_judged_by_few_answers_or_where_none_are_asked() {
    assertThat(new GoldCheck(0.05, 10, 0.7).fails(0, 9)).isFalse();
    assertThat(new GoldCheck(0.05, 10, 0.7).fails(0, 10)).isTrue();
    assertThat(new GoldCheck(0, 10, 0.7).fails(0, 100)).isFalse();
  }
}
