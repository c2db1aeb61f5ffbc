package dev.attune.gateway.limits;

/**
 * A token bucket: holds as many tokens as may be used in a window, and refills evenly. Whoever
 * wants more than it can ever hold gets it from a full bucket, and all others wait until the debt
 * is paid; so a list of 200 texts passes a limit of 100 texts a minute once every two minutes.
 *
 * <p>Times are milliseconds of one clock; one that goes backwards refills nothing. Guarded by its
 * owner.
 */
final class TokenBucket {
  private final int capacity;
  private final double perMillisecond;
  private double tokens;
  private long filledAt;

  TokenBucket(int capacity, int windowSeconds, long now) {
    this.capacity = capacity;
    this.perMillisecond = capacity / (windowSeconds * 1000.0);
    this.tokens = capacity;
    this.filledAt = now;
  }

  /** Takes tokens, down below nothing if need be. */
  void take(int wanted, long now) {
    refill(now);
    tokens -= wanted;
  }

  /** Gives back tokens that were taken for nothing. */
  void give(int unused, long now) {
    refill(now);
    tokens = Math.min(capacity, tokens + unused);
  }

  /** Whole tokens that are there, at least 0. */
  int remaining(long now) {
    refill(now);
    return (int) Math.max(0, Math.floor(tokens));
  }

  /** Milliseconds until so many tokens may be taken. */
  long millisecondsUntil(int wanted, long now) {
    refill(now);
    double missing = Math.min(wanted, capacity) - tokens;
    return missing <= 0 ? 0 : (long) Math.ceil(missing / perMillisecond);
  }

  /** Whether nothing is missing. */
  boolean isFull(long now) {
    refill(now);
    return tokens >= capacity;
  }

  private void refill(long now) {
    if (now > filledAt) {
      tokens = Math.min(capacity, tokens + (now - filledAt) * perMillisecond);
      filledAt = now;
    }
  }
}
