package dev.attune.gateway.batching;

import dev.attune.gateway.batching.Submission.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides whether a run is ended early for a request that just came in: when of everybody in the
 * run a long line waits, when the run is much longer than the request, and while not too much of
 * the time has gone into runs that came to nothing. Guarded by the batcher's lock.
 */
final class Interruptions {
  /** So much longer than the newcomer's rows has a run to be. */
  private static final int LONGER = 2;

  /** How far back the share is counted. */
  private static final double NANOS_OF_MEMORY = 5e9;

  private final double mostShare;
  private final Map<Object, Integer> tenants = new HashMap<>();
  private int tokens;
  private boolean asked;
  private double spent;
  private double lost;

  Interruptions(double mostShare) {
    this.mostShare = mostShare;
  }

  <T, R> void began(List<Place<T, R>> run) {
    tenants.clear();
    run.forEach(place -> tenants.merge(place.submission().tenant(), place.tokens(), Integer::sum));
    tokens = run.stream().mapToInt(Place::tokens).sum();
    asked = false;
  }

  /** Whether to end the run under way; says so once. */
  <T, R> boolean worthwhile(Lines<T, R> lines, Object tenant, int newTokens) {
    if (asked || mostShare <= 0 || tenants.isEmpty() || tenants.containsKey(tenant)) {
      return false;
    }
    asked =
        newTokens * LONGER <= tokens
            && lost <= mostShare * spent
            && tenants.entrySet().stream().allMatch(in -> lines.isLong(in.getKey(), in.getValue()));
    return asked;
  }

  void ended(long nanos, boolean interrupted) {
    tenants.clear();
    double kept = Math.max(0, 1 - nanos / NANOS_OF_MEMORY);
    spent = spent * kept + nanos;
    lost = lost * kept + (interrupted ? nanos : 0);
  }
}
