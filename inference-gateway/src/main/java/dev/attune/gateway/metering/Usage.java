package dev.attune.gateway.metering;

/** What was asked: requests, the texts in them, and the tokens of those. */
record Usage(long requests, long texts, long tokens) {
  Usage plus(Usage other) {
    return new Usage(requests + other.requests, texts + other.texts, tokens + other.tokens);
  }
}
