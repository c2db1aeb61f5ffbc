package dev.attune.local.process;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Ends a process: asks first, and insists when the time is up. An interrupted thread may do so too
 * and stays interrupted.
 */
public final class Termination {
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final Duration AFTER_KILL = Duration.ofSeconds(10);

  private Termination() {}

  /**
   * Sends SIGTERM, then SIGKILL after {@code patience}; returns once the process is gone. Another
   * process that has got the number of one that ended is left alone.
   */
  public static void stop(ProcessHandle process, Duration patience) {
    stop(process, "TERM", patience);
  }

  /** Like {@link #stop}, with a signal of the caller's choice ({@code INT}, {@code QUIT}). */
  public static void stop(ProcessHandle process, String signal, Duration patience) {
    Optional<ProcessIdentity> identity = ProcessIdentity.of(process.pid());
    boolean isAnothersByNow = !process.isAlive();
    if (identity.isEmpty() || isAnothersByNow) {
      return;
    }
    boolean interrupted = Thread.interrupted();
    try {
      signal(process.pid(), signal);
      if (!awaitEnd(identity.get(), patience)) {
        process.destroyForcibly();
        awaitEnd(identity.get(), AFTER_KILL);
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Waits until the process has ended, also when nobody has collected it yet; false when it still
   * runs after {@code patience}.
   */
  public static boolean awaitEnd(ProcessIdentity process, Duration patience) {
    return Polling.first(
            patience, LOOK_EVERY, () -> process.isAlive() ? Optional.empty() : Optional.of(process))
        .isPresent();
  }

  private static void signal(long pid, String signal) {
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
