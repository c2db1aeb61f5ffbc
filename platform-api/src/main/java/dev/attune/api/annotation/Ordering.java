package dev.attune.api.annotation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Which examples are asked about first. */
public enum Ordering {
  /** In the order in which they came. */
  @JsonProperty("arrival")
  ARRIVAL,
  /** In an order of chance, so that what has been answered so far is a fair sample. */
  @JsonProperty("random")
  RANDOM;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Ordering of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
