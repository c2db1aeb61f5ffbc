package dev.attune.text.metrics;

/**
 * A figure without its uncertainty, such as the one that the best epoch is chosen by.
 *
 * @param name what it is, for example {@code macroF1}
 * @param value the higher, the better
 */
public record Score(String name, double value) {}
