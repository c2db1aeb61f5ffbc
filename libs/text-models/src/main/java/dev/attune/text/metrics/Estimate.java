package dev.attune.text.metrics;

/**
 * A figure with its uncertainty.
 *
 * @param value the figure on the texts at hand
 * @param low lower end of the 95 % interval
 * @param high upper end of the 95 % interval
 */
public record Estimate(double value, double low, double high) {}
