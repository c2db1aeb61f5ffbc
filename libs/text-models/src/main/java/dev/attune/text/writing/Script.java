package dev.attune.text.writing;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The writing systems that are told apart; which language it is, only some of them say. */
public enum Script {
  CHINESE,
  JAPANESE,
  KOREAN,
  LATIN,
  CYRILLIC,
  ARABIC,
  OTHER;

  private static final int LOOKED_AT = 2_000;

  /** What it is called where it is stored and sent. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * In which most letters of a text are; null for a text without letters. A text in Chinese
   * characters with Japanese syllables among them is Japanese.
   */
  public static @Nullable Script of(String text) {
    Map<Script, Integer> counts = new EnumMap<>(Script.class);
    text.codePoints()
        .limit(LOOKED_AT)
        .filter(Character::isLetter)
        .forEach(letter -> counts.merge(ofLetter(letter), 1, Integer::sum));
    int kana = counts.getOrDefault(JAPANESE, 0);
    int han = counts.getOrDefault(CHINESE, 0);
    if (kana > 0 && 4 * kana >= han) {
      counts.merge(JAPANESE, han, Integer::sum);
      counts.remove(CHINESE);
    }
    // A Chinese character says about as much as a word of four letters.
    counts.computeIfPresent(CHINESE, (script, n) -> 4 * n);
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private static Script ofLetter(int letter) {
    return switch (UnicodeScript.of(letter)) {
      case HAN -> CHINESE;
      case HIRAGANA, KATAKANA -> JAPANESE;
      case HANGUL -> KOREAN;
      case LATIN -> LATIN;
      case CYRILLIC -> CYRILLIC;
      case ARABIC -> ARABIC;
      default -> OTHER;
    };
  }
}
