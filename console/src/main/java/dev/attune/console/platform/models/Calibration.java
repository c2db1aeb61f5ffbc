package dev.attune.console.platform.models;

import org.jspecify.annotations.Nullable;

/** The temperature, and the expected calibration error without and with it. */
public record Calibration(
    @Nullable Double temperature, @Nullable Double eceBefore, @Nullable Double eceAfter) {

  public boolean known() {
    return temperature != null && eceBefore != null && eceAfter != null;
  }
}
