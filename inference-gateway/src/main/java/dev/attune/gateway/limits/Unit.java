package dev.attune.gateway.limits;

/** What is limited. */
enum Unit {
  REQUESTS("requests"),
  TEXTS("texts"),
  TOKENS("tokens");

  private final String word;

  Unit(String word) {
    this.word = word;
  }

  /** In headers and sentences. */
  String word() {
    return word;
  }
}
