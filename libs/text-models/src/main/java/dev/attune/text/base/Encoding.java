package dev.attune.text.base;

import java.util.Arrays;

/**
 * A text as token ids, {@code [CLS]} and {@code [SEP]} included, without padding, and where each
 * token stands in the text.
 *
 * @param ids at most as many as the tokenizer's limit
 * @param fullTokens how many there were before the text was cut
 * @param spans first and last (exclusive) code point of each token, [2 * tokens]; a special token
 *     has none of the text and begins where it ends. Several tokens may share one code point, as
 *     the bytes of an emoji do
 * @param wordStarts whether a token is the first of its word, [tokens]; a word ends where the
 *     model's tokenizer ends it, and before and behind every character of a script that writes no
 *     spaces
 */
@SuppressWarnings("ArrayRecordComponent") // read by the thousand on the way into a batch
public record Encoding(long[] ids, int fullTokens, int[] spans, boolean[] wordStarts) {

  /**
   * @throws IllegalArgumentException if the arrays do not have one length
   */
  public Encoding {
    if (spans.length != 2 * ids.length || wordStarts.length != ids.length) {
      throw new IllegalArgumentException(
          "%d tokens have %d ends of spans and %d marks of a word's beginning."
              .formatted(ids.length, spans.length, wordStarts.length));
    }
  }

  /** Tokens that stand nowhere in a text: every span is empty and no word begins. */
  public static Encoding of(long[] ids, int fullTokens) {
    return new Encoding(ids, fullTokens, new int[2 * ids.length], new boolean[ids.length]);
  }

  /** How many tokens there are after the cut. */
  public int tokens() {
    return ids.length;
  }

  /** The first code point of a token. */
  public int start(int token) {
    return spans[2 * token];
  }

  /** The code point behind the last one of a token. */
  public int end(int token) {
    return spans[2 * token + 1];
  }

  /** Whether a token stands for some of the text; special tokens do not. */
  public boolean inText(int token) {
    return start(token) < end(token);
  }

  /** Whether a token is the first of its word. */
  public boolean beginsWord(int token) {
    return wordStarts[token];
  }

  /** Whether the end of the text was cut off. */
  public boolean truncated() {
    return fullTokens > ids.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Encoding that
        && fullTokens == that.fullTokens
        && Arrays.equals(ids, that.ids)
        && Arrays.equals(spans, that.spans)
        && Arrays.equals(wordStarts, that.wordStarts);
  }

  @Override
  public int hashCode() {
    return 31 * fullTokens + Arrays.hashCode(ids);
  }

  /** Counts only: ids would give the text away. */
  @Override
  public String toString() {
    return "Encoding[tokens=%d, fullTokens=%d]".formatted(ids.length, fullTokens);
  }
}
