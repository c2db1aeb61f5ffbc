package dev.attune.agreement;

import static dev.attune.agreement.Answers.SMALL;
import static dev.attune.agreement.Answers.ofLetters;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeaningTest {

  @ParameterizedTest
  @CsvSource({
    "-0.5, -0.1, WORSE_THAN_CHANCE",
    "-0.1, 0.9, NO_BETTER_THAN_CHANCE",
    "0.1, 0.66, UNRELIABLE",
    "0.6, 0.95, UNCERTAIN",
    "0.667, 0.85, TENTATIVE",
    "0.8, 0.9, RELIABLE"
  })
  void the_whole_interval_decides(double low, double high, Reading reading) {
    assertThat(Reading.of(Statistic.FLEISS_KAPPA, low, high)).isEqualTo(reading);
  }

  @Test
  void a_share_is_not_held_against_limits_for_chance() {
    assertThat(Reading.of(Statistic.SPAN_F1_EXACT, 0.9, 0.95)).isEqualTo(Reading.SHARE);
  }

  @Test
  void a_figure_says_what_it_means_by_key_and_numbers() {
    Message message =
        new Agreement.Measured(Statistic.GWET_AC1, 0.7, 0.68, 0.75, 40, 2, 3).meaning();
    assertThat(message.key()).isEqualTo("agreement.reading.tentative");
    assertThat(message.numbers())
        .containsEntry("value", 0.7)
        .containsEntry("low", 0.68)
        .containsEntry("high", 0.75)
        .containsEntry("items", 40);
  }

  @Test
  void too_few_items_say_how_many_are_missing() {
    Agreement agreement = KrippendorffAlpha.nominal(ofLetters("abab", "abb."), Sampling.STANDARD);
    assertThat(agreement)
        .isEqualTo(
            new Agreement.NotEnough(Statistic.KRIPPENDORFF_ALPHA_NOMINAL, Shortage.ITEMS, 3, 10));
    assertThat(agreement.meaning().key()).isEqualTo("agreement.not-enough.items");
    assertThat(agreement.meaning().numbers()).containsEntry("missing", 7);
  }

  @Test
  void answers_that_are_all_the_same_say_nothing_beyond_chance() {
    assertThat(KrippendorffAlpha.nominal(ofLetters("aaaa", "aaaa"), SMALL))
        .isEqualTo(
            new Agreement.NotEnough(
                Statistic.KRIPPENDORFF_ALPHA_NOMINAL, Shortage.DIFFERENT_ANSWERS, 1, 2));
  }
}
