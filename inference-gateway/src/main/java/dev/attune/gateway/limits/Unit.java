package dev.attune.gateway.limits;

/** What is limited. */
enum Unit {
  REQUESTS("request"),
  TEXTS("text"),
  TOKENS("token");

  private final String one;

  Unit(String one) {
    this.one = one;
  }

  /** Several, in headers and sentences. */
  String word() {
    return one + "s";
  }

  /** So many in words, such as {@code 1 text}. */
  String counted(long number) {
    return number + " " + (number == 1 ? one : word());
  }
}
