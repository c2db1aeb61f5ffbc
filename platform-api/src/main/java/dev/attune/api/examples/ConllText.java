package dev.attune.api.examples;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of tokens as a text, with the place of each token in Unicode code points.
 *
 * @param places of the tokens, in order
 */
record ConllText(String text, List<Place> places) {
  /** Where a token begins and ends. */
  record Place(int start, int end) {}

  /** Leaves the text out: it belongs to a person. */
  @Override
  public String toString() {
    return "ConllText[tokens=" + places.size() + "]";
  }

  /**
   * Puts tokens together with a blank between them. When Chinese characters are tokens of their
   * own, as is usual, without; then only two longer tokens side by side have a blank between them.
   */
  static ConllText joined(List<String> tokens) {
    boolean characters = byCharacter(tokens);
    StringBuilder text = new StringBuilder();
    List<Place> places = new ArrayList<>(tokens.size());
    int place = 0;
    for (int i = 0; i < tokens.size(); i++) {
      int length = length(tokens.get(i));
      if (i > 0 && (!characters || (length > 1 && length(tokens.get(i - 1)) > 1))) {
        text.append(' ');
        place++;
      }
      text.append(tokens.get(i));
      places.add(new Place(place, place + length));
      place += length;
    }
    return new ConllText(text.toString(), places);
  }

  /** Finds the tokens in a text that is known; null when it is another one. */
  static @Nullable ConllText aligned(String text, List<String> tokens) {
    List<Place> places = new ArrayList<>(tokens.size());
    int at = 0;
    for (String token : tokens) {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      if (!text.startsWith(token, at)) {
        return null;
      }
      int start = text.codePointCount(0, at);
      at += token.length();
      places.add(new Place(start, start + length(token)));
    }
    return text.substring(at).isBlank() ? new ConllText(text, places) : null;
  }

  /** Whether a character is written without blanks around it and is a token by itself. */
  static boolean isIdeograph(int codePoint) {
    return Character.isIdeographic(codePoint);
  }

  private static boolean byCharacter(List<String> tokens) {
    boolean any = false;
    for (String token : tokens) {
      if (token.codePoints().anyMatch(ConllText::isIdeograph)) {
        any = true;
        if (length(token) > 1) {
          return false;
        }
      }
    }
    return any;
  }

  private static int length(String token) {
    return token.codePointCount(0, token.length());
  }
}
