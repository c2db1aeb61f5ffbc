package dev.attune.gateway.trials;

import java.util.Locale;

/** The two versions of a trial. */
enum Side {
  BASELINE,
  CANDIDATE;

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
