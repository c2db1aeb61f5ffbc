package dev.attune.gateway.metering;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Lets tests of other features write usage when they want it. */
@ApplicationScoped
public class Metering {
  @Inject Meter meter;

  /** Writes what was counted. */
  public void flush() {
    meter.flush();
  }
}
