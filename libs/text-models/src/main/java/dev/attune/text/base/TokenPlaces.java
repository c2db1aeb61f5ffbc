package dev.attune.text.base;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Where tokens stand in a text, from what the tokenizer says of them. Its offsets count code
 * points; some tokenizers give a token the space before it, which is taken off here.
 *
 * @param spans as in {@link dev.attune.text.base.Encoding#spans()}
 * @param wordStarts as in {@link dev.attune.text.base.Encoding#wordStarts()}
 */
@SuppressWarnings("ArrayRecordComponent") // handed on to Encoding as they are
record TokenPlaces(int[] spans, boolean[] wordStarts) {
  private static final long NO_WORD = -1;

  private static final Set<UnicodeScript> WITHOUT_SPACES =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  static TokenPlaces of(String text, Encoding encoding) {
    int[] codePoints = text.codePoints().toArray();
    CharSpan[] given = encoding.getCharTokenSpans();
    long[] words = encoding.getWordIds();
    int[] spans = new int[2 * given.length];
    boolean[] wordStarts = new boolean[given.length];
    long word = NO_WORD;
    int reached = 0;
    for (int token = 0; token < given.length; token++) {
      CharSpan span = given[token];
      int start = span == null ? reached : firstInk(codePoints, span);
      int end = span == null ? reached : lastInk(codePoints, span);
      if (words[token] == NO_WORD || start >= end) {
        start = reached;
        end = reached;
      } else {
        wordStarts[token] = words[token] != word || splits(codePoints, start, reached);
        word = words[token];
        reached = end;
      }
      spans[2 * token] = start;
      spans[2 * token + 1] = end;
    }
    return new TokenPlaces(spans, wordStarts);
  }

  /** The places of the first tokens and of the last one, which is special. */
  TokenPlaces cut(int tokens) {
    int[] cut = Arrays.copyOf(spans, 2 * tokens);
    int end = tokens == 1 ? 0 : cut[2 * tokens - 3];
    cut[2 * tokens - 2] = end;
    cut[2 * tokens - 1] = end;
    boolean[] starts = Arrays.copyOf(wordStarts, tokens);
    starts[tokens - 1] = false;
    return new TokenPlaces(cut, starts);
  }

  private static int firstInk(int[] codePoints, CharSpan span) {
    int start = Math.max(0, span.getStart());
    while (start < codePoints.length && isSpace(codePoints[start])) {
      start++;
    }
    return start;
  }

  private static int lastInk(int[] codePoints, CharSpan span) {
    int end = Math.min(codePoints.length, span.getEnd());
    while (end > 0 && isSpace(codePoints[end - 1])) {
      end--;
    }
    return end;
  }

  /** White space that may break a line, and that which may not. */
  private static boolean isSpace(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }

  /**
   * Whether a word ends between two tokens that the tokenizer puts into one: tokenizers that divide
   * at white space alone leave punctuation with the word beside it.
   */
  private static boolean splits(int[] codePoints, int start, int reached) {
    return start >= reached
        && start > 0
        && (standsAlone(codePoints[start]) || standsAlone(codePoints[start - 1]));
  }

  private static boolean standsAlone(int codePoint) {
    return WITHOUT_SPACES.contains(UnicodeScript.of(codePoint)) || isPunctuation(codePoint);
  }

  /** What BERT's tokenizer divides at, the signs of ASCII such as {@code +} and {@code $} too. */
  private static boolean isPunctuation(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      case Character.MATH_SYMBOL, Character.CURRENCY_SYMBOL, Character.MODIFIER_SYMBOL ->
          codePoint < 128;
      default -> false;
    };
  }
}
