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

  private static void assertCounted(Pieces pieces, int size) {
    assertThat(pieces.size()).isEqualTo(size);
    for (long members = 0; members < 1L << size; members++) {
      BitSet present = BitSet.valueOf(new long[] {members});
      assertThat(pieces.tokensWith(present)).isEqualTo(pieces.with(present).tokens());
    }
  }
}
