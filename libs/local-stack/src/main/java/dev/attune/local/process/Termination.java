package dev.attune.local.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends a process: asks first, and insists when the time is up. */
public final class Termination {
  private Termination() {}

  /** Sends SIGTERM, then SIGKILL after {@code patience}; returns once the process is gone. */
  public static void stop(ProcessHandle process, Duration patience) {
    process.destroy();
    awaitEndOrKill(process, patience);
  }

  /** Like {@link #stop}, with a signal of the caller's choice ({@code INT}, {@code QUIT}). */
  public static void stop(ProcessHandle process, String signal, Duration patience) {
    signal(process.pid(), signal);
    awaitEndOrKill(process, patience);
  }

  private static void awaitEndOrKill(ProcessHandle process, Duration patience) {
    if (!awaitEnd(process, patience)) {
      process.destroyForcibly();
      awaitEnd(process, Duration.ofSeconds(10));
    }
  }

  /** Waits until the process has ended; false when it still runs after {@code patience}. */
  public static boolean awaitEnd(ProcessHandle process, Duration patience) {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return !process.isAlive();
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
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
