package dev.attune.text.metrics;

/**
 * A named figure with its uncertainty.
 *
 * @param name as in files and APIs, for example {@code macroF1}
 * @param value on the texts at hand
 * @param low lower end of the 95 % interval
 * @param high upper end of the 95 % interval
 */
public record Figure(String name, double value, double low, double high) {

  static Figure of(String name, Estimate estimate) {
    return new Figure(name, estimate.value(), estimate.low(), estimate.high());
  }
}
