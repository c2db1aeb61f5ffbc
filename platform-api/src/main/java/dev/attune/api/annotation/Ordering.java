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
  RANDOM,
  /** Those of which the newest model is the least sure. */
  @JsonProperty("uncertainty")
  UNCERTAINTY,
  /** Those that together cover the texts best. */
  @JsonProperty("diversity")
  DIVERSITY,
  /** The last two by turns. */
  @JsonProperty("mix")
  MIX;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Ordering of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Whether a model chooses. */
  boolean followsModel() {
    return this != ARRIVAL && this != RANDOM;
  }

  /** Whether it needs to know how unsure a model is. */
  boolean needsUncertainty() {
    return this == UNCERTAINTY || this == MIX;
  }
}
