package dev.attune.api.annotation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

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

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Skip of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
