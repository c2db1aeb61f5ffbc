package dev.attune.gateway.limits;

/**
 * How somebody stands with a limit.
 *
 * @param remaining what may be used at once
 * @param secondsUntilReset when all of it may be used again
 */
record Standing(Policy policy, long remaining, long secondsUntilReset) {}
