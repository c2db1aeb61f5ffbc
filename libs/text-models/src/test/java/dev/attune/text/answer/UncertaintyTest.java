package dev.attune.text.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class UncertaintyTest {
  private static final double[] EVEN = {0.25, 0.25, 0.25, 0.25};

  @Test
  void labels_as_likely_as_each_other_are_the_most_uncertain_and_one_alone_the_least() {
    assertThat(Uncertainty.normalisedEntropy(EVEN)).isCloseTo(1, within(1e-12));
    assertThat(Uncertainty.normalisedEntropy(new double[] {1, 0, 0, 0})).isZero();
  }

  /** 0.5 · 1 bit + 2 · 0.25 · 2 bits of at most log2(3). */
  @Test
  void the_entropy_is_a_share_of_the_largest_there_can_be() {
    assertThat(Uncertainty.normalisedEntropy(new double[] {0.5, 0.25, 0.25}))
        .isCloseTo(1.5 / (Math.log(3) / Math.log(2)), within(1e-12));
  }

  /** A fair coin has 1 bit; 0.25 against 0.75 has 0.811278. */
  @Test
  void labels_on_their_own_have_the_mean_of_their_entropies_in_bits() {
    assertThat(Uncertainty.meanBinaryEntropy(new double[] {0.5, 0.25}))
        .isCloseTo((1 + 0.8112781244591328) / 2, within(1e-12));
    assertThat(Uncertainty.meanBinaryEntropy(new double[] {0, 1})).isZero();
  }

  @Test
  void a_long_text_is_not_unsure_for_being_long() {
    double ofOne = Uncertainty.perWord(Math.log(0.9), 1);
    assertThat(ofOne).isCloseTo(0.1, within(1e-12));
    assertThat(Uncertainty.perWord(40 * Math.log(0.9), 40)).isCloseTo(ofOne, within(1e-12));
  }
}
