package dev.attune.agreement;

import java.util.Map;

/**
 * A sentence for people, to be said in their language.
 *
 * @param key of the sentence, such as {@code agreement.reading.tentative}
 * @param numbers that it is about, by name
 */
public record Message(String key, Map<String, Number> numbers) {

  /** Copies the numbers. */
  public Message {
    numbers = Map.copyOf(numbers);
  }

  static String key(String family, Enum<?> of) {
    return "agreement."
        + family
        + "."
        + of.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
