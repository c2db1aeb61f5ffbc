package dev.attune.gateway.batching;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;

/**
 * Requests under way that wait for room for their next rows, those of a tenant one after the other.
 * Room is kept for the first of each tenant, so that who comes later does not take it. Guarded by
 * the batcher's lock.
 */
final class Turns {
  /**
   * A request's wait for room.
   *
   * @param called of the batcher's lock, its own; signalled when there may be room, or when the
   *     request has become the first
   */
  record Turn(Object tenant, int tokens, Condition called) {}

  private final Map<Object, Deque<Turn>> byTenant = new HashMap<>();

  void join(Turn turn) {
    byTenant.computeIfAbsent(turn.tenant(), tenant -> new ArrayDeque<>()).add(turn);
  }

  void leave(Turn turn) {
    byTenant.computeIfPresent(
        turn.tenant(),
        (tenant, line) -> {
          line.remove(turn);
          return line.isEmpty() ? null : line;
        });
  }

  boolean isFirst(Turn turn) {
    Deque<Turn> line = byTenant.get(turn.tenant());
    return line != null && turn.equals(line.peek());
  }

  /** Tokens of those that wait first, of all tenants. */
  int tokens() {
    return byTenant.values().stream().mapToInt(line -> line.element().tokens()).sum();
  }

  /** Tokens of the one that waits first of a tenant. */
  int tokensOf(Object tenant) {
    Deque<Turn> line = byTenant.get(tenant);
    return line == null ? 0 : line.element().tokens();
  }

  /** Has the first of each tenant look whether there is room. */
  void call() {
    byTenant.values().forEach(line -> line.element().called().signal());
  }
}
