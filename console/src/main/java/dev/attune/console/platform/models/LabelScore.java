package dev.attune.console.platform.models;

import org.jspecify.annotations.Nullable;

/**
 * How one label fares.
 *
 * @param threshold probability from which the label is given, where several labels may be
 */
public record LabelScore(
    String label,
    double precision,
    double recall,
    double f1,
    int support,
    @Nullable Double threshold) {

  /** Whether the split had an example of it; without one its figures say nothing. */
  public boolean isMeasured() {
    return support > 0;
  }
}
