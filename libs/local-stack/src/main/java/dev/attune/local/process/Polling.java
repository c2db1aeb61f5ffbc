package dev.attune.local.process;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Looks again and again at something that gives no signal, such as a file of another process. */
public final class Polling {
  private Polling() {}

  /**
   * The first thing that the look finds; empty when it found nothing within {@code limit} or this
   * thread was interrupted.
   */
  public static <T> Optional<T> first(
      Duration limit, Duration interval, Supplier<Optional<T>> look) {
    CountDownLatch never = new CountDownLatch(1);
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      Optional<T> found = look.get();
      while (found.isEmpty() && System.nanoTime() < deadline) {
        if (never.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
          break;
        }
        found = look.get();
      }
      return found;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
