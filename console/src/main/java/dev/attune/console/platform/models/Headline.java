package dev.attune.console.platform.models;

import org.jspecify.annotations.Nullable;

/**
 * A figure with its name and its 95 % interval, where one was computed.
 *
 * @param name {@code macroF1}, {@code entityF1}, {@code pearson}, {@code mean}, ...
 */
public record Headline(String name, double value, @Nullable Double low, @Nullable Double high) {

  public static Headline of(String name, Interval figure) {
    return new Headline(name, figure.value(), figure.low(), figure.high());
  }

  public Interval interval() {
    return new Interval(value, low, high);
  }
}
