package dev.attune.data.text;

/** What a text must be to be stored and sent on: Unicode, and nothing that only looks like it. */
public final class PlainText {
  private PlainText() {}

  /** Whether a text has no NUL and no half of a surrogate pair. */
  public static boolean isStorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isLowSurrogate(c)) {
        return false;
      }
      if (Character.isHighSurrogate(c)
          && (++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
        return false;
      }
    }
    return true;
  }
}
