package dev.attune.local.launcher.supervise;

import dev.attune.local.launcher.config.Part;
import dev.attune.local.launcher.status.State;
import dev.attune.local.launcher.status.StatusBoard;
import dev.attune.local.process.ProcessIdentity;
import dev.attune.local.process.RunningServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One part that is kept running: when it dies, it is started again, and so it is when this program
 * itself fails while it looks after the part.
 */
final class Supervised {
  private static final int FIRST_ATTEMPTS = 3;

  private final Part part;
  private final Supplier<RunningServer> start;
  private final StatusBoard board;
  private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Backoff backoff = new Backoff();
  private final Thread thread;
  private volatile @Nullable RunningServer server;
  private int failures;

  Supervised(Part part, Supplier<RunningServer> start, StatusBoard board) {
    this.part = part;
    this.start = start;
    this.board = board;
    this.thread = Thread.ofVirtual().name(part.id()).unstarted(this::keepRunning);
  }

  /**
   * Starts the part.
   *
   * @return completes when it is ready for the first time, exceptionally when three attempts failed
   */
  CompletableFuture<Void> begin() {
    thread.start();
    return firstReady;
  }

  /** Stops the part for good and waits until it is gone. */
  void end() {
    stopping.countDown();
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    RunningServer last = server;
    if (last != null) {
      last.close();
    }
    board.part(part, State.DOWN, null, "");
  }

  private void keepRunning() {
    try {
      do {
        Duration lived = runOnce();
        if (stopping.getCount() == 0 || givenUp()) {
          return;
        }
        Duration wait = backoff.afterLivingFor(lived);
        if (stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      } while (true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration runOnce() throws InterruptedException {
    long begun = System.nanoTime();
    try {
      stopLeftover();
      board.part(part, State.STARTING, null, "");
      RunningServer running = start.get();
      server = running;
      ready(running.process());
      int status = running.process().waitFor();
      board.part(part, State.DOWN, null, "ended with status " + status);
    } catch (RuntimeException | Error e) {
      failed(e);
    }
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private void ready(Process process) {
    board.part(part, State.READY, ProcessIdentity.of(process.pid()).orElse(null), "");
    firstReady.complete(null);
  }

  /** Ends what an attempt started that failed after the start. */
  private void stopLeftover() {
    RunningServer last = server;
    if (last != null && last.process().isAlive()) {
      last.close();
    }
  }

  private void failed(Throwable cause) {
    failures++;
    try {
      board.part(part, State.DOWN, null, sentence(cause));
      if (cause instanceof Error error) {
        board.error(part, error);
      }
    } catch (RuntimeException | Error e) {
      // Where memory is too short even to say it, the next attempt is still made.
    }
    if (failures >= FIRST_ATTEMPTS) {
      firstReady.completeExceptionally(cause);
    }
  }

  /** What people read of a failure; the message of an error says little without its kind. */
  static String sentence(Throwable cause) {
    String message = cause.getMessage();
    return message == null || cause instanceof Error ? cause.toString() : message;
  }

  private boolean givenUp() {
    return firstReady.isCompletedExceptionally();
  }
}
