package dev.attune.local.process;

import dev.attune.local.LocalStackException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for a server that was just started. */
public final class Readiness {
  private static final int INTERVAL_MILLIS = 100;

  private Readiness() {}

  /**
   * Returns when the check holds. When it does not within {@code limit}, or the process ends, or
   * this thread is interrupted, the server is closed and an exception says so.
   */
  public static void await(
      RunningServer server, String title, Path log, Duration limit, Check check) {
    long deadline = System.nanoTime() + limit.toNanos();
    boolean ready = false;
    try {
      while (!check.holds()) {
        if (server.process().waitFor(INTERVAL_MILLIS, TimeUnit.MILLISECONDS)) {
          throw new LocalStackException(title + " ended while it started; see " + log + ".");
        }
        if (System.nanoTime() > deadline) {
          throw new LocalStackException(
              "%s was not ready within %d seconds; see %s."
                  .formatted(title, limit.toSeconds(), log));
        }
      }
      ready = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalStackException("The start of " + title + " was interrupted.", e);
    } finally {
      if (!ready) {
        server.close();
      }
    }
  }

  /** Whether the server answers now. */
  @FunctionalInterface
  public interface Check {
    boolean holds() throws InterruptedException;
  }
}
