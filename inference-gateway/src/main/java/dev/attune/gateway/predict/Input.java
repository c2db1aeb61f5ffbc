package dev.attune.gateway.predict;

import org.jspecify.annotations.Nullable;

/**
 * One text to predict.
 *
 * @param text 1 to 100,000 code points, not only blanks
 * @param subject whom the text is about; keeps a person on the same version of a canary, and is
 *     neither logged nor stored
 * @param consent whether that person agreed to samples being kept; nothing is kept at present
 */
public record Input(String text, @Nullable String subject, @Nullable Boolean consent) {
  /** Neither the text nor the subject, so that neither ends up in a log. */
  @Override
  public String toString() {
    return "Input[codePoints=%d]".formatted(text.codePointCount(0, text.length()));
  }
}
