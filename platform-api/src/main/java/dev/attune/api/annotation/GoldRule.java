package dev.attune.api.annotation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** When the answers of an item become its gold without anybody deciding. */
public enum GoldRule {
  /** When all say the same. */
  @JsonProperty("unanimous")
  UNANIMOUS,
  /** When more than half say the same. */
  @JsonProperty("majority")
  MAJORITY,
  /**
   * When the estimate of Dawid and Skene over all answers of the data set holds one label for
   * probable enough. Labels alone are estimated; of entities and values more than half decide.
   */
  @JsonProperty("estimated")
  ESTIMATED,
  /** Never: a reviewer decides every item. */
  @JsonProperty("adjudicated")
  ADJUDICATED;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static GoldRule of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /**
   * Whether an answer becomes gold.
   *
   * @param same how many gave it
   * @param all how many answered, at least one
   */
  boolean settles(long same, long all) {
    return switch (this) {
      case UNANIMOUS -> same == all;
      case MAJORITY, ESTIMATED -> 2 * same > all;
      case ADJUDICATED -> false;
    };
  }
}
