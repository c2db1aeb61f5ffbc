package dev.attune.gateway.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.base.Encoding;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class PiecesTest {
  /** Two words, the first of two tokens. */
  private static final Encoding TEXT =
      new Encoding(
          new long[] {101, 5, 6, 7, 102},
          5,
          new int[] {0, 0, 0, 2, 2, 4, 5, 8, 0, 0},
          new boolean[] {false, true, false, true, false});

  @Test
  void tokens_are_counted_as_they_will_be() {
    assertCounted(Pieces.of(TEXT, null, 1_000), 3);
    assertCounted(Pieces.of(TEXT, 103L, 1_000), 3);
    assertCounted(Pieces.of(TEXT, null, 1), 2);
  }

  @Test
  void few_long_words_cost_no_more_than_the_budget() {
    int budget = 16_384;
    int tokens = 2 + 7 * 70;
    int[] spans = new int[2 * tokens];
    boolean[] wordStarts = new boolean[tokens];
    for (int token = 1; token < tokens - 1; token++) {
      spans[2 * token] = token;
      spans[2 * token + 1] = token + 1;
      wordStarts[token] = token % 70 == 1;
    }
    Encoding text = new Encoding(new long[tokens], tokens, spans, wordStarts);
    for (Long mask : new Long[] {null, 103L}) {
      Pieces pieces = Pieces.of(text, mask, budget);
      Game game = pieces.game(budget);

      assertThat(pieces.size()).isEqualTo(7);
      assertThat(game.isExact()).isFalse();
      assertThat(
              game.coalitions().stream()
                  .filter(present -> present.cardinality() < pieces.size())
                  .mapToInt(pieces::tokensWith)
                  .sum())
          .isBetween(1, budget);
    }
    assertThat(Pieces.of(TEXT, null, 1_000).game(1_000).isExact()).isTrue();
    assertThat(Pieces.of(TEXT, null, 1).game(1).isExact()).as("two pieces").isTrue();
  }

  private static void assertCounted(Pieces pieces, int size) {
    assertThat(pieces.size()).isEqualTo(size);
    for (long members = 0; members < 1L << size; members++) {
      BitSet present = BitSet.valueOf(new long[] {members});
      assertThat(pieces.tokensWith(present)).isEqualTo(pieces.with(present).tokens());
    }
  }
}
