package dev.attune.agreement;

import static dev.attune.agreement.Answers.SMALL;
import static dev.attune.agreement.Answers.measured;
import static dev.attune.agreement.Answers.ofLetters;
import static dev.attune.agreement.Answers.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InvariantsTest {
  private static final Annotations<String> MIXED =
      ofLetters("abcabcaabbcc", "abcabcaabcca", "abcbbcaabbcb");

  static Stream<Function<Annotations<String>, Agreement>> statistics() {
    return Stream.of(
        answers -> CohenKappa.between(answers, "coder0", "coder1", SMALL),
        answers -> CohenKappa.linear(answers, List.of("a", "b", "c"), "coder0", "coder1", SMALL),
        answers -> FleissKappa.of(answers, SMALL),
        answers -> GwetAc1.of(answers, List.of("a", "b", "c"), SMALL),
        answers -> KrippendorffAlpha.nominal(answers, SMALL),
        answers -> KrippendorffAlpha.ordinal(answers, List.of("a", "b", "c"), SMALL),
        answers -> KrippendorffAlpha.interval(answers.map(a -> (double) a.charAt(0)), SMALL),
        answers -> KrippendorffAlpha.labelSets(answers.map(Set::of), SetDistance.MASI, SMALL));
  }

  @ParameterizedTest
  @MethodSource("statistics")
  void annotators_who_all_agree_reach_1(Function<Annotations<String>, Agreement> statistic) {
    assertThat(value(statistic.apply(ofLetters("abcabc", "abcabc", "abcabc"))))
        .isEqualTo(1, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("statistics")
  void the_interval_holds_the_figure_and_is_the_same_again(
      Function<Annotations<String>, Agreement> statistic) {
    Agreement.Measured measured = measured(statistic.apply(MIXED));
    assertThat(measured.low()).isLessThan(measured.value());
    assertThat(measured.high()).isGreaterThan(measured.value());
    assertThat(statistic.apply(MIXED)).isEqualTo(measured);
  }

  @ParameterizedTest
  @MethodSource("statistics")
  void one_annotator_is_not_enough(Function<Annotations<String>, Agreement> statistic) {
    assertThat(statistic.apply(ofLetters("abcabc"))).isInstanceOf(Agreement.NotEnough.class);
  }

  @Test
  void labels_may_be_renamed() {
    Annotations<String> renamed = MIXED.map(label -> label.equals("a") ? "z" : label);
    assertThat(value(KrippendorffAlpha.nominal(renamed, SMALL)))
        .isEqualTo(value(KrippendorffAlpha.nominal(MIXED, SMALL)), within(1e-12));
  }

  @Test
  void sets_of_one_label_agree_as_labels_do() {
    assertThat(value(KrippendorffAlpha.labelSets(MIXED.map(Set::of), SetDistance.JACCARD, SMALL)))
        .isEqualTo(value(KrippendorffAlpha.nominal(MIXED, SMALL)), within(1e-12));
  }

  @Test
  void a_scale_may_be_shifted_and_stretched() {
    Annotations<Double> values = MIXED.map(label -> (double) label.charAt(0));
    assertThat(value(KrippendorffAlpha.interval(values.map(v -> 1e6 - 3 * v), SMALL)))
        .isEqualTo(value(KrippendorffAlpha.interval(values, SMALL)), within(1e-9));
  }

  @Test
  void answers_without_a_second_one_do_not_change_alpha() {
    Agreement.Measured more =
        measured(KrippendorffAlpha.nominal(ofLetters("abcac", "abca.", "abba."), SMALL));
    assertThat(more.value())
        .isEqualTo(value(KrippendorffAlpha.nominal(ofLetters("abca", "abca", "abba"), SMALL)));
    assertThat(more.leftOut()).isEqualTo(1);
  }

  @Test
  void fleiss_leaves_out_items_with_another_number_of_answers() {
    Agreement.Measured more =
        measured(FleissKappa.of(ofLetters("abcacc", "abcacb", "abba.."), SMALL));
    assertThat(more.items()).isEqualTo(4);
    assertThat(more.leftOut()).isEqualTo(2);
    assertThat(more.value())
        .isEqualTo(value(FleissKappa.of(ofLetters("abca", "abca", "abba"), SMALL)));
  }

  @Test
  void where_one_label_is_nearly_all_ac1_stays_high_and_kappa_does_not() {
    Annotations<String> skewed = ofLetters("aaaaaaaaaaaaaaaaaaab", "aaaaaaaaaaaaaaaaaaba");
    assertThat(value(CohenKappa.between(skewed, "coder0", "coder1", SMALL))).isNegative();
    assertThat(value(GwetAc1.of(skewed, List.of("a", "b"), SMALL))).isGreaterThan(0.85);
  }

  @Test
  void an_annotator_answers_an_item_once() {
    Annotation<String> answer = new Annotation<>("item", "coder", "a");
    assertThatThrownBy(() -> Annotations.of(List.of(answer, answer)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("twice");
  }
}
