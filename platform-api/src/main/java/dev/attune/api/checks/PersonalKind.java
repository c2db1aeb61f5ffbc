package dev.attune.api.checks;

import java.util.Locale;

/** The kinds of personal data that are looked for in texts. */
public enum PersonalKind {
  EMAIL("E-mail addresses."),
  PHONE("Phone numbers."),
  RESIDENT_ID("Numbers of Chinese identity cards."),
  BANK_CARD("Numbers of bank cards."),
  IBAN("Numbers of bank accounts (IBAN)."),
  IP_ADDRESS("IP addresses."),
  URL_USER("Web addresses with a user's name or password."),
  NUMBER_PLATE("Chinese number plates.");

  private final String sentence;

  PersonalKind(String sentence) {
    this.sentence = sentence;
  }

  /** The kind of finding that tells of it. */
  public String finding() {
    return "personal-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What is found. */
  public String sentence() {
    return sentence;
  }
}
