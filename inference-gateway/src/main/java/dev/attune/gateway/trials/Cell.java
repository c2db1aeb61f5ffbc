package dev.attune.gateway.trials;

/**
 * What is counted: the names of the columns of {@code trial_count}.
 *
 * @param output of a joint task, or the scale of a regression task; else empty
 * @param bin the label, the range of scores or the range of times; else empty
 */
record Cell(String output, String measure, String bin) {}
