package dev.attune.gateway.limits;

import dev.attune.gateway.problems.ProblemException;
import java.util.List;
import java.util.Map;

/** A limit of the key or the tenant is reached. */
final class LimitReachedException extends ProblemException {
  private static final long serialVersionUID = 1L;
  private static final String QUOTA_EXCEEDED =
      "https://iana.org/assignments/http-problem-types#quota-exceeded";

  private final String policy;
  private final long retryAfterSeconds;

  private LimitReachedException(String detail, Policy policy, long retryAfterSeconds) {
    super(429, detail);
    this.policy = policy.name();
    this.retryAfterSeconds = Math.max(1, retryAfterSeconds);
  }

  /** Of a limit that refills. */
  static LimitReachedException ofRate(Policy policy, long waitMilliseconds) {
    long seconds = Math.ceilDiv(waitMilliseconds, 1000L);
    String whose = policy.owner().equals("key") ? "this API key" : "the tenant";
    return new LimitReachedException(
        "The limit of %s, %s, is reached.".formatted(whose, policy.words()), policy, seconds);
  }

  /** Of a quota that begins again with the month. */
  static LimitReachedException ofMonth(Policy policy, long remaining, long secondsUntilReset) {
    String left =
        remaining == 0
            ? "is used up"
            : "has only %s left".formatted(policy.unit().counted(remaining));
    return new LimitReachedException(
        "The tenant's quota of %s %s; it begins again with the next month (UTC)."
            .formatted(policy.words(), left),
        policy,
        secondsUntilReset);
  }

  @Override
  public String type() {
    return QUOTA_EXCEEDED;
  }

  @Override
  public List<String> violatedPolicies() {
    return List.of(policy);
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Retry-After", Long.toString(retryAfterSeconds));
  }
}
