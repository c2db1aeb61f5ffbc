package dev.attune.api.annotation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Whether people see what the newest model would answer. */
public enum Suggesting {
  /** Nobody does. */
  @JsonProperty("hidden")
  HIDDEN,
  /**
   * With nine texts of ten; the tenth, drawn by chance, goes on telling what it does to answers.
   */
  @JsonProperty("shown")
  SHOWN,
  /** A coin decides for each text and person. */
  @JsonProperty("half")
  HALF;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Suggesting of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /**
   * The share of texts with which a person sees the suggestion. Gold questions come without, so
   * twice their share of the others do too: who has none before them can only guess.
   *
   * @param goldShare of gold questions among what is handed out
   */
  double shownShare(double goldShare) {
    double withheld =
        switch (this) {
          case HIDDEN -> 1;
          case SHOWN -> 0.1;
          case HALF -> 0.5;
        };
    return 1 - Math.clamp(2 * goldShare, withheld, 1);
  }
}
