package dev.attune.agreement;

import static dev.attune.agreement.Answers.measured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an interval says of items of a sort of which there are few or none. */
class UnseenItemsTest {
  private static final int TEXTS = 1000;

  /** What somebody says of a text. */
  private interface Says {
    String of(int text);
  }

  private static Annotations<String> two(int texts, Says kim, Says ling) {
    List<Annotation<String>> answers = new ArrayList<>();
    for (int text = 0; text < texts; text++) {
      String item = "item%04d".formatted(text);
      answers.add(new Annotation<>(item, "kim", kim.of(text)));
      answers.add(new Annotation<>(item, "ling", ling.of(text)));
    }
    return Annotations.of(answers);
  }

  /** Fear of the first texts, of the others joy or anger. */
  private static Says fearful(int many) {
    return text -> text < many ? "fear" : ordinary(text);
  }

  private static String ordinary(int text) {
    return text % 2 == 0 ? "joy" : "anger";
  }

  private static Agreement ofFear(Annotations<String> answers) {
    return KrippendorffAlpha.nominalOfEach(answers, List.of("fear"), List::of, Sampling.STANDARD)
        .getFirst();
  }

  private static Reading reading(Agreement agreement) {
    return measured(agreement).reading();
  }

  @Test
  void of_a_label_that_both_gave_to_one_text_nothing_is_said() {
    assertThat(ofFear(two(TEXTS, fearful(1), fearful(1))))
        .isEqualTo(
            new Agreement.NotEnough(Statistic.KRIPPENDORFF_ALPHA_NOMINAL, Shortage.ITEMS, 1, 10));
  }

  @Test
  void of_a_label_that_one_of_them_gave_to_six_texts_nothing_is_said() {
    assertThat(ofFear(two(TEXTS, fearful(6), UnseenItemsTest::ordinary)))
        .isEqualTo(
            new Agreement.NotEnough(Statistic.KRIPPENDORFF_ALPHA_NOMINAL, Shortage.ITEMS, 6, 10));
  }

  @Test
  void chance_would_not_let_two_meet_in_a_rare_label_either() {
    Agreement alpha = ofFear(two(TEXTS, fearful(12), UnseenItemsTest::ordinary));

    assertThat(measured(alpha).value()).isNegative();
    assertThat(reading(alpha)).isEqualTo(Reading.NO_BETTER_THAN_CHANCE);
  }

  @Test
  void ten_texts_that_both_called_so_make_no_label_reliable() {
    Agreement alpha = ofFear(two(TEXTS, fearful(10), fearful(10)));

    assertThat(measured(alpha).low()).isEqualTo(10 / 13.0, within(1e-12));
    assertThat(measured(alpha).high()).isEqualTo(1);
    assertThat(reading(alpha)).isEqualTo(Reading.TENTATIVE);
  }

  @Test
  void one_text_apart_from_all_others_makes_nothing_reliable() {
    Says says = text -> text == 0 ? "anger" : "joy";
    Annotations<String> answers = two(TEXTS, says, says);

    for (Agreement agreement :
        List.of(
            KrippendorffAlpha.nominal(answers, Sampling.STANDARD),
            FleissKappa.of(answers, Sampling.STANDARD),
            CohenKappa.between(answers, "kim", "ling", Sampling.STANDARD))) {
      assertThat(measured(agreement).value()).isEqualTo(1, within(1e-9));
      assertThat(measured(agreement).low()).isEqualTo(0.25, within(1e-9));
      assertThat(reading(agreement)).isEqualTo(Reading.UNCERTAIN);
    }
  }

  static Stream<Function<Annotations<String>, Agreement>> figures() {
    List<String> labels = labels(10);
    return Stream.of(
        answers -> KrippendorffAlpha.nominal(answers, Sampling.STANDARD),
        answers -> KrippendorffAlpha.ordinal(answers, labels, Sampling.STANDARD),
        answers -> FleissKappa.of(answers, Sampling.STANDARD),
        answers -> GwetAc1.of(answers, labels, Sampling.STANDARD),
        answers -> CohenKappa.between(answers, "kim", "ling", Sampling.STANDARD),
        answers -> CohenKappa.quadratic(answers, labels, "kim", "ling", Sampling.STANDARD));
  }

  private static List<String> labels(int many) {
    return IntStream.range(0, many).mapToObj("label%d"::formatted).toList();
  }

  private static Annotations<String> unanimous(int texts, int labels) {
    Says says = text -> "label" + text % labels;
    return two(texts, says, says);
  }

  @ParameterizedTest
  @MethodSource("figures")
  void ten_texts_on_which_all_agree_make_nothing_reliable(
      Function<Annotations<String>, Agreement> figure) {
    for (int labels : List.of(2, 3, 10)) {
      Agreement agreement = figure.apply(unanimous(10, labels));

      assertThat(measured(agreement).value()).isEqualTo(1, within(1e-9));
      assertThat(reading(agreement)).isIn(Reading.UNCERTAIN, Reading.TENTATIVE);
    }
  }

  @ParameterizedTest
  @MethodSource("figures")
  void fifty_texts_on_which_all_agree_are_reliable(
      Function<Annotations<String>, Agreement> figure) {
    assertThat(reading(figure.apply(unanimous(50, 2)))).isEqualTo(Reading.RELIABLE);
  }

  @Test
  void who_swap_two_labels_disagree_more_than_chance_would_have_it() {
    Annotations<String> answers = two(20, UnseenItemsTest::ordinary, text -> ordinary(text + 1));

    assertThat(reading(KrippendorffAlpha.nominal(answers, Sampling.STANDARD)))
        .isEqualTo(Reading.WORSE_THAN_CHANCE);
  }

  /** Four of a hundred differ. */
  @Test
  void where_items_of_either_sort_were_seen_the_draws_decide() {
    Agreement.Measured alpha =
        measured(
            KrippendorffAlpha.nominal(
                two(100, UnseenItemsTest::ordinary, text -> ordinary(text < 4 ? text + 1 : text)),
                Sampling.STANDARD));

    assertThat(alpha.low()).isLessThan(alpha.value() * 52 / 55 - 0.01);
    assertThat(alpha.high()).isGreaterThan((alpha.value() * 52 + 3) / 55 + 0.01);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 1000})
  void spans_that_are_the_same_in_ten_texts_are_not_all_there_is_to_say(int texts) {
    List<Annotation<Marking>> answers = new ArrayList<>();
    for (int text = 0; text < texts; text++) {
      Marking marking = new Marking(20, text < 10 ? List.of(new Span(2, 5, "PER")) : List.of());
      for (String by : List.of("kim", "ling")) {
        answers.add(new Annotation<>("item%04d".formatted(text), by, marking));
      }
    }
    Annotations<Marking> markings = Annotations.of(answers);

    for (Agreement agreement :
        List.of(
            SpanF1.exact(markings, Sampling.STANDARD),
            SpanF1.overlap(markings, Sampling.STANDARD),
            SpanF1.exactOfEach(markings, List.of("PER"), Sampling.STANDARD).getFirst(),
            UnitizedAlpha.of(markings, Sampling.STANDARD))) {
      assertThat(measured(agreement).value()).isEqualTo(1, within(1e-9));
      assertThat(measured(agreement).low()).isEqualTo(10 / 13.0, within(1e-9));
    }
  }

  @Test
  void of_a_label_that_nine_texts_have_there_is_no_f1() {
    List<Annotation<Marking>> answers = new ArrayList<>();
    for (int text = 0; text < 50; text++) {
      Marking marking = new Marking(20, List.of(new Span(2, 5, text < 9 ? "PER" : "LOC")));
      for (String by : List.of("kim", "ling")) {
        answers.add(new Annotation<>("item%04d".formatted(text), by, marking));
      }
    }

    assertThat(
            SpanF1.exactOfEach(Annotations.of(answers), List.of("LOC", "PER"), Sampling.STANDARD))
        .last()
        .isEqualTo(new Agreement.NotEnough(Statistic.SPAN_F1_EXACT, Shortage.ITEMS, 9, 10));
  }
}
