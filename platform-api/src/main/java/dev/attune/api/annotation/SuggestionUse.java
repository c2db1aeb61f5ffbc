package dev.attune.api.annotation;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of a model's answer when a person was asked. */
public enum SuggestionUse {
  /** The person saw it. */
  SHOWN,
  /** Chance kept it from the person. */
  WITHHELD,
  /** The plan did. */
  HIDDEN;

  /** The word in files and in the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The use of a word, if there is one. */
  public static Optional<SuggestionUse> find(String word) {
    return Stream.of(values()).filter(use -> use.word().equals(word)).findFirst();
  }

  /** All words, for a sentence. */
  public static String words() {
    return Stream.of(values()).map(SuggestionUse::word).collect(Collectors.joining(", "));
  }
}
