package dev.attune.text.metrics;

/**
 * The texts whose answer's confidence lies in one range: above {@code lower}, up to {@code upper}.
 *
 * @param lower lower edge of the range
 * @param upper upper edge of the range
 * @param count how many texts
 * @param confidence their mean confidence; 0 if there are none
 * @param accuracy share of them answered right; 0 if there are none
 */
public record ReliabilityBin(
    double lower, double upper, int count, double confidence, double accuracy) {}
