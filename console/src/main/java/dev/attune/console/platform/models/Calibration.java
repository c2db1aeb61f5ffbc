package dev.attune.console.platform.models;

import org.jspecify.annotations.Nullable;

/**
 * The temperature, and the expected calibration error, log loss and Brier score without and with
 * it; the latter two are null in versions from before they were kept.
 */
public record Calibration(
    @Nullable Double temperature,
    @Nullable Double eceBefore,
    @Nullable Double eceAfter,
    @Nullable Double logLossBefore,
    @Nullable Double logLossAfter,
    @Nullable Double brierBefore,
    @Nullable Double brierAfter) {

  public boolean known() {
    return temperature != null && eceBefore != null && eceAfter != null;
  }

  public boolean scored() {
    return logLossBefore != null
        && logLossAfter != null
        && brierBefore != null
        && brierAfter != null;
  }
}
