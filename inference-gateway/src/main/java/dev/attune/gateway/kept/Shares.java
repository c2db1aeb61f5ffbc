package dev.attune.gateway.kept;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.attune.text.answer.Answer;
import dev.attune.text.serve.RowAnswer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The answers that are kept for each tenant, and the room that they have. All tenants together
 * never have more than a bound: who wants no more than an equal part of it has what he wants, and
 * the others share the rest equally, whether they fill it or not.
 */
final class Shares {
  private static final int BYTES_OF_ENTRY = 200;
  private static final int BYTES_OF_SCORE = 64;

  private final long together;
  private final InstantSource clock;
  private final Map<UUID, Share> byTenant = new ConcurrentHashMap<>();
  private final ReentrantLock dividing = new ReentrantLock();

  /**
   * @param together the bytes that all answers may take
   */
  Shares(long together, InstantSource clock) {
    this.together = together;
    this.clock = clock;
  }

  /** The answers of a tenant, in up to as many bytes as it wants. */
  Cache<TextKey, RowAnswer> of(UUID tenant, long wantedBytes) {
    Share share = byTenant.get(tenant);
    if (share == null || share.wanted != wantedBytes) {
      share = give(tenant, wantedBytes);
    }
    share.askedAt = clock.millis();
    return share.answers;
  }

  /** Lets the answers of a tenant go that wants none kept. */
  void end(UUID tenant) {
    if (byTenant.containsKey(tenant)) {
      dividing.lock();
      try {
        byTenant.remove(tenant);
        divide();
      } finally {
        dividing.unlock();
      }
    }
  }

  /** Lets the answers of tenants go that have not asked for so long. */
  void endIdle(Duration idle) {
    long since = clock.millis() - idle.toMillis();
    dividing.lock();
    try {
      if (byTenant.values().removeIf(share -> share.askedAt < since)) {
        divide();
      }
    } finally {
      dividing.unlock();
    }
  }

  /** About what all answers take. */
  long bytes() {
    return byTenant.values().stream().mapToLong(Share::bytes).sum();
  }

  private Share give(UUID tenant, long wantedBytes) {
    dividing.lock();
    try {
      Share share = byTenant.computeIfAbsent(tenant, absent -> new Share(clock.millis()));
      share.wanted = wantedBytes;
      divide();
      return share;
    } finally {
      dividing.unlock();
    }
  }

  /** Who wants least comes first, so that what he leaves of an equal part goes to the others. */
  private void divide() {
    List<Share> shares =
        byTenant.values().stream().sorted(Comparator.comparingLong(share -> share.wanted)).toList();
    long left = together;
    for (int i = 0; i < shares.size(); i++) {
      long room = Math.min(shares.get(i).wanted, left / (shares.size() - i));
      shares.get(i).resize(room);
      left -= room;
    }
  }

  /** About what an answer takes; its labels are the version's own. */
  private static int bytesOf(Answer answer) {
    return BYTES_OF_ENTRY
        + switch (answer) {
          case Answer.Label label -> BYTES_OF_SCORE * label.scores().size();
          case Answer.LabelSet set -> BYTES_OF_SCORE * set.scores().size();
          case Answer.Entities entities -> BYTES_OF_SCORE * entities.entities().size();
          case Answer.Values values -> 2 * BYTES_OF_SCORE * values.values().size();
          case Answer.Outputs outputs ->
              outputs.outputs().values().stream().mapToInt(Shares::bytesOf).sum();
        };
  }

  /** One tenant's. */
  private static final class Share {
    private final Cache<TextKey, RowAnswer> answers =
        Caffeine.newBuilder()
            .maximumWeight(0)
            .weigher((TextKey key, RowAnswer answer) -> bytesOf(answer.answer()))
            .executor(Runnable::run)
            .build();

    /** Written under the lock of those who divide. */
    private volatile long wanted;

    private volatile long askedAt;

    Share(long now) {
      this.askedAt = now;
    }

    void resize(long bytes) {
      answers
          .policy()
          .eviction()
          .filter(eviction -> eviction.getMaximum() != bytes)
          .ifPresent(eviction -> eviction.setMaximum(bytes));
    }

    long bytes() {
      return answers.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }
  }
}
