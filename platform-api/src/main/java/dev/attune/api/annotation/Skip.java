package dev.attune.api.annotation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why somebody gave no answer. */
public enum Skip {
  /** More than one answer fits, or none. */
  @JsonProperty("unclear")
  UNCLEAR,
  /** It is not what this data set is about. */
  @JsonProperty("off-topic")
  OFF_TOPIC,
  /** It cannot be read: another language, broken characters. */
  @JsonProperty("unreadable")
  UNREADABLE,
  /** Reading it is too much. */
  @JsonProperty("distressing")
  DISTRESSING,
  /** Something else. */
  @JsonProperty("other")
  OTHER;

  /** The word in JSON and in the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Skip of(String word) {
    return find(word)
        .orElseThrow(() -> new IllegalArgumentException("There is no reason of that name."));
  }

  /** The reason of a word, if there is one. */
  public static Optional<Skip> find(String word) {
    return Stream.of(values()).filter(skip -> skip.word().equals(word)).findFirst();
  }

  /** All words, for a sentence. */
  public static String words() {
    return Stream.of(values()).map(Skip::word).collect(Collectors.joining(", "));
  }
}
