package dev.attune.api.checks;

/**
 * About how many tokens an encoder makes of a text: one of a Chinese character or of a sign, one of
 * every four letters of a word begun. Tokenizers differ; this only warns of texts that are much too
 * long.
 */
public final class TokenEstimate {
  private static final int LETTERS_PER_TOKEN = 4;

  private TokenEstimate() {}

  /** The estimate. */
  public static int of(String text) {
    int tokens = 0;
    int letters = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      boolean inWord = Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
      if (inWord) {
        tokens += letters++ % LETTERS_PER_TOKEN == 0 ? 1 : 0;
      } else {
        letters = 0;
        tokens += Character.isWhitespace(c) ? 0 : 1;
      }
    }
    return tokens;
  }
}
