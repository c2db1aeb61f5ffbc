package dev.attune.gateway.access;

/** What an API key may be for. */
public enum Scope {
  PREDICT("predict"),
  FEEDBACK("feedback");

  private final String word;

  Scope(String word) {
    this.word = word;
  }

  /** As keys and refusals have it. */
  String word() {
    return word;
  }
}
