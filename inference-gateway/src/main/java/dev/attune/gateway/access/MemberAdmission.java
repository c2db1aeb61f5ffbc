package dev.attune.gateway.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * The admission of a person until his token expires, who is asked after again when that was last
 * done a while ago. For one thread at a time.
 */
final class MemberAdmission implements Admission {
  private final Supplier<Caller> membership;
  private final Instant expiresAt;
  private final Duration freshness;
  private final Clock clock;
  private Caller caller;
  private Instant askedAt;

  /**
   * An admission of somebody who has just been let in.
   *
   * @param membership lets him in again, or refuses him
   * @param expiresAt when his token does
   * @param freshness how long it may be relied on that he was let in
   */
  MemberAdmission(
      Caller caller,
      Supplier<Caller> membership,
      Instant expiresAt,
      Duration freshness,
      Clock clock) {
    this.caller = caller;
    this.membership = membership;
    this.expiresAt = expiresAt;
    this.freshness = freshness;
    this.clock = clock;
    this.askedAt = clock.instant();
  }

  @Override
  public Caller renew() {
    Instant now = clock.instant();
    if (!now.isBefore(expiresAt)) {
      throw UnauthenticatedException.expiredToken();
    }
    if (!now.isBefore(askedAt.plus(freshness))) {
      caller = membership.get();
      askedAt = now;
    }
    return caller;
  }
}
