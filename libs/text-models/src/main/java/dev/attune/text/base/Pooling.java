package dev.attune.text.base;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the vectors of a text's tokens become the text's one vector. */
public enum Pooling {
  /** The mean over the tokens that are not padding. */
  MEAN,
  /** The vector of the first token, {@code [CLS]}. */
  CLS;

  /** The name in files and APIs: {@code mean} or {@code cls}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The reverse of {@link #id()}.
   *
   * @throws IllegalArgumentException if there is no such pooling
   */
  public static Pooling of(String id) {
    return Arrays.stream(values())
        .filter(pooling -> pooling.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Unknown pooling '%s'; known are %s."
                        .formatted(
                            id,
                            Arrays.stream(values())
                                .map(Pooling::id)
                                .collect(Collectors.joining(", ")))));
  }
}
