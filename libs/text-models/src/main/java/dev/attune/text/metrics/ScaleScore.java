package dev.attune.text.metrics;

/**
 * How well the values of one scale are met.
 *
 * @param name of the scale
 * @param pearson correlation of answers and true values, from -1 to 1; 0 where either never varies
 * @param spearman the same of their ranks, equal values sharing the mean of theirs
 * @param mae mean distance between answer and true value, in units of the scale
 * @param rmse root of the mean squared distance, in units of the scale
 * @param coverage share of true values inside the 90 % interval of their answer
 * @param min the scale's least value
 * @param max the scale's greatest value
 */
public record ScaleScore(
    String name,
    Estimate pearson,
    Estimate spearman,
    Estimate mae,
    double rmse,
    double coverage,
    double min,
    double max) {}
