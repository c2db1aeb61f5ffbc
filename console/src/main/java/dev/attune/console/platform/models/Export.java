package dev.attune.console.platform.models;

import dev.attune.console.platform.runs.Run;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version written out for other programs, or on its way there.
 *
 * @param state {@code queued}, {@code running}, {@code succeeded}, {@code failed} or {@code
 *     deleting}
 * @param queuePosition how many jobs stand before it, itself included
 * @param bytes the zip's size
 * @param parity null while there is nothing to read, and where the test split had been deleted or
 *     there are no ONNX files
 */
public record Export(
    String id,
    String state,
    @Nullable Long queuePosition,
    @Nullable String file,
    @Nullable Long bytes,
    @Nullable String sha256,
    @Nullable Parity parity,
    Run.@Nullable Failure failure,
    String requestedBy,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {

  public boolean isQueued() {
    return state.equals("queued");
  }

  public boolean isRunning() {
    return state.equals("running");
  }

  public boolean isSucceeded() {
    return state.equals("succeeded");
  }

  public boolean isFailed() {
    return state.equals("failed");
  }

  /** Whether it is about to be gone. */
  public boolean isDeleting() {
    return state.equals("deleting");
  }

  /** Whether there is something to cancel or to delete. */
  public boolean isDeletable() {
    return !isFailed() && !isDeleting();
  }
}
