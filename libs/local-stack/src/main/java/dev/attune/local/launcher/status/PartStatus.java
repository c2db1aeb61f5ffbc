package dev.attune.local.launcher.status;

import dev.attune.local.process.ProcessIdentity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One part of the platform.
 *
 * @param id as in {@code ./attune logs}
 * @param process null while it does not run
 * @param restarts how often it was started again after it had died
 * @param since when this state began
 * @param seconds how long the last start took, null before that
 * @param detail one sentence, or empty
 */
public record PartStatus(
    String id,
    String title,
    int port,
    State state,
    @Nullable ProcessIdentity process,
    int restarts,
    Instant since,
    @Nullable Double seconds,
    String detail) {

  /** Whether its process has ended though it is said to be ready. */
  boolean isGone() {
    return state == State.READY && (process == null || !process.isAlive());
  }

  /** The same, or what is true now of one that is gone. */
  PartStatus observed(Instant now) {
    String who = process == null ? "its process" : "process " + process.pid();
    return isGone() ? with(State.DOWN, null, who + " has ended", now) : this;
  }

  PartStatus with(
      State newState, @Nullable ProcessIdentity newProcess, String newDetail, Instant now) {
    boolean restarted = newState == State.STARTING && seconds != null;
    @Nullable Double duration =
        newState == State.READY && state == State.STARTING
            ? Double.valueOf((now.toEpochMilli() - since.toEpochMilli()) / 1000.0)
            : seconds;
    return new PartStatus(
        id,
        title,
        port,
        newState,
        newProcess,
        restarted ? restarts + 1 : restarts,
        now,
        duration,
        newDetail);
  }
}
