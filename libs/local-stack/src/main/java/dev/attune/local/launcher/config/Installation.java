package dev.attune.local.launcher.config;

/** Everything that is particular to this machine and this checkout. */
public record Installation(Home home, Addresses addresses, LocalSecrets secrets) {
  private static final String LAUNCHER = "local-stack";

  /**
   * A fingerprint of what runs: the launcher with the migrations that it applies, programs and
   * ports. Another one asks for a restart.
   */
  public String fingerprint() {
    StringBuilder text = new StringBuilder(home.builtFrom(LAUNCHER)).append(' ');
    for (Part part : Part.services()) {
      text.append(home.builtFrom(part.id())).append(' ');
    }
    for (Part part : Part.values()) {
      text.append(addresses.port(part)).append(' ');
    }
    return text.toString().strip();
  }
}
