package dev.attune.gateway.batching;

import dev.attune.gateway.batching.Turns.Turn;
import java.time.Duration;

/**
 * Who is let in: as many tokens as may wait of a tenant and of all of them, rows that are being
 * made included. Guarded by the batcher's lock.
 */
final class WaitingRoom {
  private static final double OPEN_TO_EVERYBODY = 0.75;

  private final BatchingConfig config;
  private final Lines<?, ?> lines;
  private final Pace pace;
  private final BatchingMetrics metrics;
  private final Reservations reservations = new Reservations();
  private final Turns turns = new Turns();
  private boolean closed;

  WaitingRoom(BatchingConfig config, Lines<?, ?> lines, Pace pace, BatchingMetrics metrics) {
    this.config = config;
    this.lines = lines;
    this.pace = pace;
    this.metrics = metrics;
  }

  /**
   * Lets rows in, which ends their reservation. Those with no more tokens than it held are never
   * refused while the batcher is open.
   *
   * @throws OverloadedException when too much is waiting already
   */
  void enter(Reservation reservation, int tokens) {
    int held = reservations.end(reservation);
    turns.call();
    if (closed || tokens > held) {
      admit(reservation.tenant(), tokens);
    }
  }

  private void admit(Object tenant, int tokens) {
    int own = waitingOf(tenant) + turns.tokensOf(tenant);
    int all = waiting() + turns.tokens();
    if (!fits(tokens, own, all)) {
      throw refusal(tokens, own, all);
    }
  }

  /**
   * Keeps room for tokens.
   *
   * @throws OverloadedException when too much is waiting already
   */
  void reserve(Object tenant, int tokens) {
    admit(tenant, tokens);
    reservations.add(tenant, tokens);
  }

  /**
   * Keeps room for the tokens of a request under way, as soon as there is some.
   *
   * @throws OverloadedException when there was none for too long
   */
  void reserve(Turn turn, Duration patience) {
    turns.join(turn);
    try {
      await(turn, patience.toNanos());
    } finally {
      turns.leave(turn);
      turns.call();
    }
    reservations.add(turn.tenant(), turn.tokens());
  }

  private void await(Turn turn, long patienceNanos) {
    try {
      long left = patienceNanos;
      while (!turns.isFirst(turn) || !fits(turn.tokens(), waitingOf(turn.tenant()), waiting())) {
        if (closed || left <= 0) {
          throw refusal(turn);
        }
        left = turn.called().awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refusal(turn);
    }
  }

  void end(Reservation reservation) {
    reservations.end(reservation);
    turns.call();
  }

  /** Has those look that wait for room: there may be some. */
  void call() {
    turns.call();
  }

  /** Lets nobody in any more. */
  void close() {
    closed = true;
    turns.call();
  }

  private int waitingOf(Object tenant) {
    return lines.tokensOf(tenant) + reservations.tokensOf(tenant);
  }

  private int waiting() {
    return lines.tokens() + reservations.tokens();
  }

  /**
   * Whether there is room.
   *
   * @param own tokens of the same tenant that come before these
   * @param all tokens of all tenants that do
   */
  private boolean fits(int tokens, int own, int all) {
    double most = config.queuedTokens() * (own > 0 ? OPEN_TO_EVERYBODY : 1);
    return !closed && fitsTenant(tokens, own) && (all + tokens <= most || all == 0);
  }

  private boolean fitsTenant(int tokens, int own) {
    return own == 0 || own + tokens <= config.queuedTokensPerTenant();
  }

  private OverloadedException refusal(Turn turn) {
    int before = turns.isFirst(turn) ? 0 : turns.tokensOf(turn.tenant());
    return refusal(turn.tokens(), waitingOf(turn.tenant()) + before, waiting() + before);
  }

  private OverloadedException refusal(int tokens, int own, int all) {
    metrics.refused();
    return fitsTenant(tokens, own)
        ? OverloadedException.everybody(pace.timeFor(all))
        : OverloadedException.tenant(pace.timeFor(own));
  }
}
