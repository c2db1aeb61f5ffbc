package dev.attune.text.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.text.task.Tags;
import dev.attune.text.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TagChainTest {
  private static final int TAGS = Tags.count(1);
  private static final int O = Tags.OUTSIDE;
  private static final int B = Tags.begin(0);
  private static final int I = Tags.inside(0);
  private static final TagChain CHAIN =
      TagChain.of(
          TAGS,
          List.of(
              new int[] {O, B, I, I, O}, new int[] {O, O, O}, new int[] {B, O}, new int[] {B, I}));

  @Test
  void tags_and_steps_are_counted() {
    assertThat(CHAIN.counts()).containsExactly(6, 3, 3);
    assertThat(CHAIN.steps()[B]).containsExactly(1, 0, 2);
    assertThat(CHAIN.steps()[TAGS]).containsExactly(2, 2, 0);
  }

  @Test
  void words_scores_are_the_logarithms_of_shares() {
    assertThat(CHAIN.logarithms())
        .containsExactly(
            new float[] {
              (float) Math.log(7 / 15.0), (float) Math.log(4 / 15.0), (float) Math.log(4 / 15.0)
            },
            within(1e-6f));
  }

  /**
   * Steps out of a tag are a distribution: the field needs no other normalisation than the chain.
   */
  @Test
  void a_field_with_these_scores_is_the_chain() {
    float[] word = CHAIN.logarithms();
    Tensor transitions = CHAIN.transitions();
    float[][] words = {word, word, word, word};
    double all = 0;
    for (int first = 0; first < TAGS; first++) {
      for (int second = 0; second < TAGS; second++) {
        for (int third = 0; third < TAGS; third++) {
          for (int fourth = 0; fourth < TAGS; fourth++) {
            int[] tags = {first, second, third, fourth};
            double byField = Math.exp(-new ScoredTags(words, tags).surprise(transitions, 1));
            assertThat(byField).as(Arrays.toString(tags)).isEqualTo(byChain(tags), within(1e-6));
            all += byField;
          }
        }
      }
    }
    assertThat(all).isEqualTo(1, within(1e-5));
  }

  /** 100 independent words beside those seen, spread over what may follow. */
  private static double byChain(int[] tags) {
    double probability = 1;
    int before = TAGS;
    for (int tag : tags) {
      double[] behind = new double[TAGS];
      for (int next = 0; next < TAGS; next++) {
        boolean legal = before == TAGS ? Tags.mayStart(next) : Tags.mayFollow(before, next);
        double share = (CHAIN.counts()[next] + 1) / 15;
        behind[next] = legal ? CHAIN.steps()[before][next] + 100 * share : 0;
      }
      probability *= behind[tag] / Arrays.stream(behind).sum();
      before = tag;
    }
    return probability;
  }
}
