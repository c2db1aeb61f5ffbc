package dev.attune.text.metrics;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class VoteFitTest {
  private static final Offset<Double> CLOSE = within(1e-12);

  @Test
  void a_model_that_knows_the_votes_costs_their_entropy() {
    double[][] votes = {{0.5, 0.5}, {1, 0}, {0.25, 0.75}};
    VoteFit fit = requireNonNull(VoteFit.ofLabels(votes, votes));
    assertThat(fit.crossEntropy().value()).isCloseTo(fit.voteEntropy(), CLOSE);
    assertThat(fit.jensenShannon().value()).isCloseTo(0, CLOSE);
    assertThat(fit.entropyCorrelation().value()).isCloseTo(1, CLOSE);
  }

  @Test
  void cross_entropy_is_in_nats_and_divergence_in_bits() {
    VoteFit fit =
        requireNonNull(VoteFit.ofLabels(new double[][] {{0.8, 0.2}}, new double[][] {{0.5, 0.5}}));
    assertThat(fit.crossEntropy().value())
        .isCloseTo(-0.5 * Math.log(0.8) - 0.5 * Math.log(0.2), CLOSE);
    assertThat(fit.voteEntropy()).isCloseTo(Math.log(2), CLOSE);
    // scipy.spatial.distance.jensenshannon([.8, .2], [.5, .5], 2) ** 2
    assertThat(fit.jensenShannon().value()).isCloseTo(0.0731, within(1e-4));
  }

  @Test
  void distributions_that_share_nothing_are_one_bit_apart() {
    VoteFit fit =
        requireNonNull(VoteFit.ofLabels(new double[][] {{1, 0}}, new double[][] {{0, 1}}));
    assertThat(fit.jensenShannon().value()).isCloseTo(1, CLOSE);
    assertThat(fit.crossEntropy().value()).isFinite();
  }

  @Test
  void texts_without_votes_do_not_count() {
    double[][] votes = {null, {1, 0}};
    VoteFit fit = requireNonNull(VoteFit.ofLabels(new double[][] {{0, 1}, {0.5, 0.5}}, votes));
    assertThat(fit.examples()).isEqualTo(1);
    assertThat(fit.crossEntropy().value()).isCloseTo(Math.log(2), CLOSE);
    assertThat(VoteFit.ofLabels(new double[][] {{0, 1}}, new double[][] {null})).isNull();
  }

  @Test
  void of_sets_each_label_is_a_question_of_its_own() {
    VoteFit fit =
        requireNonNull(VoteFit.ofSets(new double[][] {{0.5, 0.9}}, new double[][] {{0.5, 1}}));
    assertThat(fit.crossEntropy().value()).isCloseTo((Math.log(2) - Math.log(0.9)) / 2, CLOSE);
    assertThat(fit.voteEntropy()).isCloseTo(Math.log(2) / 2, CLOSE);
  }
}
