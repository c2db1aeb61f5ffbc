package dev.attune.gateway.trials;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Work that waits for its turn; bounded by its texts, of all models and of each, and by how long
 * they are together.
 *
 * @param <W> work
 */
final class ShadowQueue<W> {
  private record Waiting<W>(UUID model, int texts, long characters, W work) {}

  private final int maxTexts;
  private final int maxTextsPerModel;
  private final long maxCharacters;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  // Guarded by lock:
  private final Deque<Waiting<W>> waiting = new ArrayDeque<>();
  private final Map<UUID, Integer> textsOf = new HashMap<>();
  private int texts;
  private long characters;
  private boolean closed;

  ShadowQueue(int maxTexts, int maxTextsPerModel, long maxCharacters) {
    this.maxTexts = maxTexts;
    this.maxTextsPerModel = maxTextsPerModel;
    this.maxCharacters = maxCharacters;
  }

  /**
   * Whether there was room; never waits.
   *
   * @param more texts
   * @param length characters of all of them
   */
  boolean offer(UUID model, int more, long length, W work) {
    lock.lock();
    try {
      int own = textsOf.getOrDefault(model, 0);
      if (closed
          || texts + more > maxTexts
          || own + more > maxTextsPerModel
          || characters + length > maxCharacters) {
        return false;
      }
      waiting.add(new Waiting<>(model, more, length, work));
      texts += more;
      characters += length;
      textsOf.put(model, own + more);
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** The next work, waiting for it; null once it is closed. */
  @Nullable W take() {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        changed.awaitUninterruptibly();
      }
      if (closed) {
        return null;
      }
      Waiting<W> next = waiting.remove();
      texts -= next.texts();
      characters -= next.characters();
      textsOf.computeIfPresent(
          next.model(), (model, own) -> own > next.texts() ? own - next.texts() : null);
      return next.work();
    } finally {
      lock.unlock();
    }
  }

  /** Drops what waits. */
  void close() {
    lock.lock();
    try {
      closed = true;
      waiting.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
