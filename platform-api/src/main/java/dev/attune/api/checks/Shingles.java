package dev.attune.api.checks;

import java.util.Arrays;

/**
 * The runs of characters of a text, hashed: of five letters and digits, or of two where characters
 * are written without blanks and say as much as a syllable or a word.
 */
final class Shingles {
  private static final int LETTERS = 5;
  private static final int IDEOGRAPHS = 2;

  private Shingles() {}

  static long[] of(String text) {
    int[] signs = lettersAndDigits(text);
    if (signs.length == 0) {
      // Texts of emoji or punctuation alone: what they have is all they have.
      signs = text.codePoints().filter(c -> !Character.isWhitespace(c)).toArray();
    }
    int length = 2 * ideographs(signs) > signs.length ? IDEOGRAPHS : LETTERS;
    if (signs.length <= length) {
      return new long[] {hash(signs, 0, signs.length)};
    }
    long[] shingles = new long[signs.length - length + 1];
    for (int i = 0; i < shingles.length; i++) {
      shingles[i] = hash(signs, i, i + length);
    }
    return shingles;
  }

  /** Without case. A plain loop: of a long text this is done for every sign. */
  private static int[] lettersAndDigits(String text) {
    int[] signs = new int[text.length()];
    int n = 0;
    for (int i = 0; i < text.length(); ) {
      int sign = text.codePointAt(i);
      i += Character.charCount(sign);
      if (Character.isLetterOrDigit(sign)) {
        signs[n++] = Character.toLowerCase(Character.toUpperCase(sign));
      }
    }
    return Arrays.copyOf(signs, n);
  }

  private static int ideographs(int[] signs) {
    int n = 0;
    for (int sign : signs) {
      n += Character.isIdeographic(sign) ? 1 : 0;
    }
    return n;
  }

  private static long hash(int[] signs, int from, int to) {
    long hash = (long) to - from;
    for (int i = from; i < to; i++) {
      hash = hash * 0xD1342543DE82EF95L + signs[i];
    }
    return mix(hash);
  }

  /** Spreads bits: the finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
  static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
