package dev.attune.api.uploadedanswers;

import dev.attune.data.text.PlainText;
import java.text.Normalizer;
import java.util.Optional;

/** What a name of somebody who answered elsewhere may be. */
public final class AnnotatorName {
  /** So many characters may it have. */
  public static final int MOST = 200;

  private AnnotatorName() {}

  /** As names are compared and stored: composed, without blanks at the ends. */
  public static String normalised(String given) {
    return Normalizer.normalize(given, Normalizer.Form.NFC).strip();
  }

  /**
   * What is wrong with a normalised name, to be put after what names somebody; nothing if it is
   * right.
   */
  public static Optional<String> fault(String name) {
    if (name.length() > MOST) {
      return Optional.of("with more than " + MOST + " characters");
    }
    boolean plain = PlainText.isStorable(name) && name.chars().noneMatch(Character::isISOControl);
    return plain ? Optional.empty() : Optional.of("with control characters");
  }
}
