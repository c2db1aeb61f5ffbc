package dev.attune.gateway.trials;

import java.util.Locale;

/** How a version is tried. */
enum TrialKind {
  /** It computes what production answers, and its answers go nowhere. */
  SHADOW,
  /** It answers its share of the inputs. */
  CANARY;

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
