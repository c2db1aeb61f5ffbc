package dev.attune.gateway.batching;

import java.time.Duration;

/** How long tokens take, as far as runs have shown. Guarded by the batcher's lock. */
final class Pace {
  private static final double NANOS_PER_TOKEN_AT_FIRST = 100_000;
  private static final double WEIGHT_OF_LATEST = 0.1;

  private double nanosPerToken = NANOS_PER_TOKEN_AT_FIRST;

  void ran(int tokens, long nanos) {
    nanosPerToken += WEIGHT_OF_LATEST * ((double) nanos / tokens - nanosPerToken);
  }

  Duration timeFor(int tokens) {
    return Duration.ofNanos((long) (tokens * nanosPerToken));
  }
}
