package dev.attune.gateway.explain;

import dev.attune.text.base.Encoding;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a text that an explanation speaks of: its tokens; in texts that are too long for
 * that, its words, or several words together.
 *
 * @param pieces tokens by their places in the encoding, each piece in order
 * @param mask id of the token that stands for an absent one; null to delete absent ones
 */
record Pieces(Encoding encoding, List<List<Integer>> pieces, @Nullable Long mask) {
  /** More pairs of orders make little difference to what a person sees. */
  private static final int MOST_PAIRS = 16;

  /**
   * @param budget tokens that may be read over all passes
   */
  static Pieces of(Encoding encoding, @Nullable Long mask, int budget) {
    List<List<Integer>> tokens = new ArrayList<>();
    List<List<Integer>> words = new ArrayList<>();
    for (int token = 0; token < encoding.tokens(); token++) {
      if (!encoding.inText(token)) {
        continue;
      }
      tokens.add(List.of(token));
      if (words.isEmpty() || encoding.beginsWord(token)) {
        words.add(new ArrayList<>());
      }
      words.getLast().add(token);
    }
    int most = Math.max(2, 1 + budget / Math.max(1, 2 * perPass(encoding, mask)));
    List<List<Integer>> pieces =
        tokens.size() <= most ? tokens : words.size() <= most ? words : together(words, most);
    return new Pieces(encoding, pieces, mask);
  }

  /** Deleted tokens cost nothing, and half of them are absent on the average. */
  private static int perPass(Encoding encoding, @Nullable Long mask) {
    return mask != null ? encoding.tokens() : 2 + encoding.tokens() / 2;
  }

  private static List<List<Integer>> together(List<List<Integer>> words, int most) {
    List<List<Integer>> pieces = new ArrayList<>();
    for (int piece = 0; piece < most; piece++) {
      int from = (int) ((long) piece * words.size() / most);
      int to = (int) ((long) (piece + 1) * words.size() / most);
      pieces.add(words.subList(from, to).stream().flatMap(List::stream).toList());
    }
    return pieces;
  }

  /** The game between the pieces that the budget allows. */
  Game game(int budget) {
    int size = pieces.size();
    // Of two, an order and its reverse visit all combinations; of fewer there is no pair of orders.
    if (size <= 2
        || (size <= Game.MOST_EXACT && (1L << size) * perPass(encoding, mask) <= budget)) {
      return Game.exact(size);
    }
    int pair = 2 * (size - 1) * perPass(encoding, mask);
    return Game.sampled(size, Math.clamp(budget / pair, 1, MOST_PAIRS));
  }

  /** The text with some of the pieces only. */
  Encoding with(BitSet present) {
    boolean[] absent = new boolean[encoding.tokens()];
    for (int piece = 0; piece < pieces.size(); piece++) {
      if (!present.get(piece)) {
        pieces.get(piece).forEach(token -> absent[token] = true);
      }
    }
    return mask == null ? deleted(absent) : masked(absent, mask);
  }

  /** How many tokens the text has {@link #with} some of the pieces only. */
  int tokensWith(BitSet present) {
    if (mask != null) {
      return encoding.tokens();
    }
    int tokens = encoding.tokens();
    for (int piece = 0; piece < pieces.size(); piece++) {
      if (!present.get(piece)) {
        tokens -= pieces.get(piece).size();
      }
    }
    return tokens;
  }

  private Encoding masked(boolean[] absent, long by) {
    long[] ids = encoding.ids().clone();
    for (int token = 0; token < ids.length; token++) {
      ids[token] = absent[token] ? by : ids[token];
    }
    return new Encoding(ids, encoding.fullTokens(), encoding.spans(), encoding.wordStarts());
  }

  private Encoding deleted(boolean[] absent) {
    List<Integer> kept = new ArrayList<>();
    for (int token = 0; token < absent.length; token++) {
      if (!absent[token]) {
        kept.add(token);
      }
    }
    long[] ids = kept.stream().mapToLong(token -> encoding.ids()[token]).toArray();
    int[] spans = new int[2 * ids.length];
    boolean[] wordStarts = new boolean[ids.length];
    for (int i = 0; i < ids.length; i++) {
      spans[2 * i] = encoding.start(kept.get(i));
      spans[2 * i + 1] = encoding.end(kept.get(i));
      wordStarts[i] = encoding.beginsWord(kept.get(i));
    }
    return new Encoding(ids, ids.length, spans, wordStarts);
  }

  int size() {
    return pieces.size();
  }

  int start(int piece) {
    return encoding.start(pieces.get(piece).getFirst());
  }

  int end(int piece) {
    return pieces.get(piece).stream().mapToInt(encoding::end).max().orElse(0);
  }
}
