package dev.attune.gateway.explain;

import org.jspecify.annotations.Nullable;

/**
 * What each player adds.
 *
 * @param values one for each player; their sum is the worth of all less the worth of none
 * @param errors standard errors of the values; null where there are none or none are known
 */
@SuppressWarnings("ArrayRecordComponent") // made for one answer and dropped
record Attributions(double[] values, double @Nullable [] errors) {}
