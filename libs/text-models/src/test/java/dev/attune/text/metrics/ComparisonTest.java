package dev.attune.text.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.attune.text.metrics.Comparison.Verdict;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final List<String> LABELS = List.of("no", "yes");

  @Test
  void a_model_that_mends_many_answers_and_breaks_few_is_better() {
    Comparison comparison = Comparison.of(answers(500, 100, 0), answers(500, 100, 60));
    assertThat(comparison.verdict()).isEqualTo(Verdict.BETTER);
    assertThat(comparison.p()).isLessThan(0.01);
    assertThat(comparison.difference().value())
        .isCloseTo(comparison.second() - comparison.first(), within(1e-12));
    assertThat(comparison.difference().low()).isPositive();
  }

  @Test
  void exchanged_models_give_the_opposite() {
    Comparison comparison = Comparison.of(answers(500, 100, 60), answers(500, 100, 0));
    assertThat(comparison.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(comparison.difference().high()).isNegative();
  }

  @Test
  void equal_answers_are_not_distinguishable() {
    Comparison comparison = Comparison.of(answers(100, 20, 0), answers(100, 20, 0));
    assertThat(comparison.verdict()).isEqualTo(Verdict.NOT_DISTINGUISHABLE);
    assertThat(comparison.p()).isEqualTo(1);
    assertThat(comparison.difference()).isEqualTo(new Estimate(0, 0, 0));
  }

  @Test
  void a_handful_of_texts_tells_no_models_apart() {
    Comparison one = Comparison.of(answers(1, 1, 0), answers(1, 1, 1));
    assertThat(one.verdict()).isEqualTo(Verdict.NOT_DISTINGUISHABLE);
    assertThat(one.p()).isEqualTo(1);
    Comparison four = Comparison.of(answers(100, 4, 0), answers(100, 4, 4));
    assertThat(four.verdict()).isEqualTo(Verdict.NOT_DISTINGUISHABLE);
    assertThat(four.p()).isEqualTo(0.125);
  }

  /** Models that are equally good find the other better or worse about once in twenty splits. */
  @Test
  void equally_good_models_are_rarely_told_apart() {
    SplittableRandom random = new SplittableRandom(3);
    int apart = 0;
    for (int i = 0; i < 100; i++) {
      int[] truth = random.ints(200, 0, 2).toArray();
      var first = new LabelOutcomes(LABELS, truth, noisy(truth, random));
      var second = new LabelOutcomes(LABELS, truth, noisy(truth, random));
      apart += Comparison.of(first, second).verdict() == Verdict.NOT_DISTINGUISHABLE ? 0 : 1;
    }
    assertThat(apart).isBetween(1, 12);
  }

  @Test
  void different_splits_cannot_be_compared() {
    assertThatThrownBy(() -> Comparison.of(answers(10, 1, 0), answers(11, 1, 0)))
        .hasMessage("macroF1 on 10 texts cannot be compared with macroF1 on 11 texts.");
  }

  /** Answers of which the first ones are wrong, except those that are mended. */
  private static LabelOutcomes answers(int texts, int wrong, int mended) {
    int[] truth = IntStream.range(0, texts).map(i -> i % 2).toArray();
    int[] answers =
        IntStream.range(0, texts)
            .map(i -> i < wrong && i >= mended ? 1 - truth[i] : truth[i])
            .toArray();
    return new LabelOutcomes(LABELS, truth, answers);
  }

  private static int[] noisy(int[] truth, SplittableRandom random) {
    return IntStream.of(truth).map(label -> random.nextInt(5) == 0 ? 1 - label : label).toArray();
  }
}
