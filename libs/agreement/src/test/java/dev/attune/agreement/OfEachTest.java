package dev.attune.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Figures of each label by itself, and of answers of which there are many that differ. */
class OfEachTest {
  private static final List<String> LABELS = List.of("a", "b", "c", "never given");

  private final SplittableRandom random = new SplittableRandom(11);

  @Test
  void alpha_of_each_label_is_the_alpha_of_having_it_or_not() {
    Annotations<Set<String>> sets = sets(120, 3);

    List<Agreement> ofEach =
        KrippendorffAlpha.nominalOfEach(sets, LABELS, set -> set, Sampling.STANDARD);

    for (int i = 0; i < LABELS.size(); i++) {
      String label = LABELS.get(i);
      assertSame(
          ofEach.get(i),
          KrippendorffAlpha.nominal(sets.map(set -> set.contains(label)), Sampling.STANDARD));
    }
  }

  @Test
  void f1_of_each_label_is_the_f1_of_its_spans_alone() {
    List<Annotation<Marking>> answers = new ArrayList<>();
    for (int item = 0; item < 60; item++) {
      for (int coder = 0; coder < 2 + random.nextInt(4); coder++) {
        List<Span> spans = new ArrayList<>();
        for (int start = 0; start < 20; start += 2) {
          if (random.nextBoolean()) {
            spans.add(
                new Span(start, start + 1 + random.nextInt(2), LABELS.get(random.nextInt(3))));
          }
        }
        answers.add(new Annotation<>("item" + item, "coder" + coder, new Marking(30, spans)));
      }
    }
    Annotations<Marking> markings = Annotations.of(answers);

    List<Agreement> ofEach = SpanF1.exactOfEach(markings, LABELS, Sampling.STANDARD);

    for (int i = 0; i < LABELS.size(); i++) {
      String label = LABELS.get(i);
      assertSame(
          ofEach.get(i), SpanF1.exact(markings.map(all -> only(label, all)), Sampling.STANDARD));
    }
  }

  private static Marking only(String label, Marking all) {
    return new Marking(
        all.length(), all.spans().stream().filter(span -> span.label().equals(label)).toList());
  }

  @Test
  void of_more_sets_than_can_be_compared_some_items_are_drawn_and_the_others_counted() {
    Annotations<Set<String>> sets = sets(1500, 16);
    assertThat(sets.values()).hasSizeGreaterThan(DrawnSets.MOST);

    Agreement.Measured measured =
        Answers.measured(KrippendorffAlpha.labelSets(sets, SetDistance.MASI, Answers.SMALL));

    assertThat(measured.items()).isBetween(200, 600);
    assertThat(measured.items() + measured.leftOut()).isEqualTo(1500);
    assertThat(measured.value()).isBetween(-0.1, 0.1);
    assertThat(KrippendorffAlpha.labelSets(sets, SetDistance.MASI, Answers.SMALL))
        .isEqualTo(measured);
  }

  /** Three answers an item, each label in half of them. */
  private Annotations<Set<String>> sets(int items, int labels) {
    List<Annotation<Set<String>>> answers = new ArrayList<>();
    for (int item = 0; item < items; item++) {
      for (int coder = 0; coder < 3; coder++) {
        Set<String> set = new TreeSet<>();
        for (int label = 0; label < labels; label++) {
          if (random.nextBoolean()) {
            set.add(String.valueOf((char) ('a' + label)));
          }
        }
        answers.add(new Annotation<>("item" + item, "coder" + coder, set));
      }
    }
    return Annotations.of(answers);
  }

  private static void assertSame(Agreement one, Agreement other) {
    if (one instanceof Agreement.Measured measured) {
      Agreement.Measured wanted = Answers.measured(other);
      assertThat(measured.value()).isEqualTo(wanted.value(), within(1e-12));
      assertThat(measured.low()).isEqualTo(wanted.low(), within(1e-12));
      assertThat(measured.high()).isEqualTo(wanted.high(), within(1e-12));
      assertThat(measured.items()).isEqualTo(wanted.items());
    } else {
      assertThat(one).isEqualTo(other);
    }
  }
}
