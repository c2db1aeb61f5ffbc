package dev.attune.gateway.metering;

/** What was asked: requests, the texts in them, and the tokens of those. */
public record Usage(long requests, long texts, long tokens) {
  /** Nothing. */
  public static final Usage NONE = new Usage(0, 0, 0);

  /** Both together. */
  public Usage plus(Usage other) {
    return new Usage(requests + other.requests, texts + other.texts, tokens + other.tokens);
  }

  /** This without a part of it. */
  public Usage minus(Usage part) {
    return new Usage(requests - part.requests, texts - part.texts, tokens - part.tokens);
  }
}
