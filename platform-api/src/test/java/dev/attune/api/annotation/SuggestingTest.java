package dev.attune.api.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestingTest {
  @ParameterizedTest
  @CsvSource({"HIDDEN, 0, 0", "SHOWN, 0, 0.9", "HALF, 0, 0.5", "SHOWN, 0.2, 0.6", "HALF, 0.2, 0.5"})
  void so_many_are_shown(Suggesting suggesting, double goldShare, double shown) {
    assertThat(suggesting.shownShare(goldShare)).isCloseTo(shown, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.05, 0.1, 0.25, 0.4, 0.5})
  void a_text_without_one_is_a_gold_question_at_most_every_second_time(double goldShare) {
    for (Suggesting suggesting : Suggesting.values()) {
      double others = (1 - goldShare) * (1 - suggesting.shownShare(goldShare));
      assertThat(goldShare / (goldShare + others)).isLessThanOrEqualTo(0.5 + 1e-12);
    }
  }

  @ParameterizedTest
  @EnumSource
  void words_are_read_as_they_are_written(Suggesting suggesting) {
    assertThat(Suggesting.of(suggesting.word())).isEqualTo(suggesting);
  }
}
