package dev.attune.console.platform.annotation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a data set's newest model has looked at its undecided texts.
 *
 * @param newest null while no model fits the task
 * @param run the last one that was begun
 */
public record Suggestions(
    @Nullable Newest newest, long suggested, long waiting, @Nullable Run run) {

  public record Newest(String model, int version) {}

  /** A version's way through the texts; see the API's description. */
  public record Run(
      String state,
      String model,
      int version,
      @Nullable Long queuePosition,
      @Nullable Long texts,
      long predicted,
      @Nullable Failure failure,
      @Nullable String requestedBy,
      @Nullable Instant finishedAt) {

    /** Whether it waits or is under way. */
    public boolean open() {
      return state.equals("queued") || state.equals("running");
    }

    /** How far it is, in whole per cent. */
    public long percent() {
      return texts == null || texts == 0 ? 0 : 100 * predicted / texts;
    }
  }

  public record Failure(String code, String message) {}

  /** Whether a run is waiting or under way. */
  public boolean busy() {
    return run != null && run.open();
  }
}
