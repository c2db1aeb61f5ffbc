package dev.attune.agreement;

import static dev.attune.agreement.Answers.SMALL;
import static dev.attune.agreement.Answers.byAnnotator;
import static dev.attune.agreement.Answers.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpanAgreementTest {

  /** The same marking of a second text, so that there are two to draw from. */
  private static Annotations<Marking> twice(Marking... byAnnotator) {
    List<List<Marking>> rows = new ArrayList<>();
    for (Marking marking : byAnnotator) {
      rows.add(List.of(marking, marking));
    }
    return byAnnotator(rows);
  }

  private static Marking marking(int length, Span... spans) {
    return new Marking(length, Arrays.asList(spans));
  }

  /** Texts in a row are one continuum, so halves of a text give what the text gives. */
  private static Annotations<Marking> halves(int middle, Marking... byAnnotator) {
    List<List<Marking>> rows = new ArrayList<>();
    for (Marking marking : byAnnotator) {
      List<Span> before = new ArrayList<>();
      List<Span> after = new ArrayList<>();
      for (Span span : marking.spans()) {
        if (span.end() <= middle) {
          before.add(span);
        } else {
          after.add(new Span(span.start() - middle, span.end() - middle, span.label()));
        }
      }
      rows.add(List.of(new Marking(middle, before), new Marking(marking.length() - middle, after)));
    }
    return byAnnotator(rows);
  }

  /** The figures of a program apart from this one, which finds 0.5672 on the example of another. */
  @Test
  void unitized_alpha_is_what_an_independent_computation_finds() {
    Annotations<Marking> answers =
        halves(
            8,
            marking(60, new Span(2, 5, "1")),
            marking(60, new Span(2, 5, "1"), new Span(10, 20, "2")),
            marking(60, new Span(2, 5, "2"), new Span(15, 20, "2")));
    assertThat(value(UnitizedAlpha.of(answers, SMALL))).isEqualTo(0.39830, within(5e-6));
    assertThat(value(UnitizedAlpha.ofPlaces(answers, SMALL))).isEqualTo(0.52380, within(5e-6));
  }

  /**
   * Of 40 marked characters 12 are x and 28 gap; 8 coincide with the other kind. A span of 4 and
   * one of 2 meet themselves on 16 and 4, gaps of 6 and 8 on 6 and 8; all of it twice.
   */
  @Test
  void unitized_alpha_is_one_minus_observed_over_expected_lengths() {
    Annotations<Marking> answers =
        twice(marking(10, new Span(0, 4, "x")), marking(10, new Span(0, 2, "x")));
    double own = 2 * (16 + 4 + 6 + 8);
    double expected = 40.0 * (40 * 40 - 12 * 12 - 28 * 28) / (40 * 40 - own);
    assertThat(value(UnitizedAlpha.of(answers, SMALL))).isEqualTo(1 - 8 / expected, within(1e-12));
  }

  @Test
  void unitized_alpha_of_equal_markings_is_1() {
    Marking marking = marking(20, new Span(2, 5, "PER"), new Span(5, 9, "LOC"));
    assertThat(value(UnitizedAlpha.of(twice(marking, marking), SMALL))).isEqualTo(1);
  }

  @Test
  void a_wrong_label_costs_unitized_alpha_and_not_that_of_places() {
    Annotations<Marking> answers =
        twice(marking(20, new Span(2, 5, "PER")), marking(20, new Span(2, 5, "LOC")));
    assertThat(value(UnitizedAlpha.ofPlaces(answers, SMALL))).isEqualTo(1);
    assertThat(value(UnitizedAlpha.of(answers, SMALL))).isLessThan(1);
  }

  @Test
  void exact_f1_asks_for_both_ends_and_the_label() {
    Annotations<Marking> answers =
        twice(
            marking(30, new Span(0, 3, "PER"), new Span(5, 9, "LOC"), new Span(10, 12, "PER")),
            marking(30, new Span(0, 3, "PER"), new Span(5, 8, "LOC"), new Span(10, 12, "LOC")));
    assertThat(value(SpanF1.exact(answers, SMALL))).isEqualTo(1.0 / 3, within(1e-12));
    assertThat(value(SpanF1.overlap(answers, SMALL))).isEqualTo(2.0 / 3, within(1e-12));
  }

  @Test
  void one_long_span_matches_one_of_the_short_ones_inside() {
    Annotations<Marking> answers =
        twice(
            marking(30, new Span(0, 20, "PER")),
            marking(30, new Span(1, 3, "PER"), new Span(5, 9, "PER")));
    assertThat(value(SpanF1.overlap(answers, SMALL))).isEqualTo(2.0 / 3, within(1e-12));
  }

  @Test
  void texts_in_which_nobody_marks_anything_have_no_figure() {
    Annotations<Marking> answers = twice(marking(9), marking(9));
    assertThat(SpanF1.exact(answers, SMALL))
        .isEqualTo(new Agreement.NotEnough(Statistic.SPAN_F1_EXACT, Shortage.SPANS, 0, 1));
    assertThat(UnitizedAlpha.of(answers, SMALL))
        .isEqualTo(new Agreement.NotEnough(Statistic.UNITIZED_ALPHA, Shortage.SPANS, 0, 1));
  }

  @Test
  void spans_that_overlap_or_pass_the_end_are_refused() {
    assertThatThrownBy(() -> marking(9, new Span(0, 3, "a"), new Span(2, 4, "b")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> marking(9, new Span(8, 10, "a")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Span(3, 3, "a")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void markings_of_one_text_have_one_length() {
    Annotations<Marking> answers = twice(marking(9, new Span(0, 3, "a")), marking(8));
    assertThatThrownBy(() -> UnitizedAlpha.of(answers, SMALL))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
