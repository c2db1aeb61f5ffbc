package dev.attune.worker.suggestions;

import dev.attune.worker.queue.Failure;

/** What is said of suggestions that could not be made. */
final class SuggestionFailures {
  private SuggestionFailures() {}

  /** A failure in the words of somebody who annotates, whom no advice for a training helps. */
  static String said(Failure failure) {
    return switch (failure.code()) {
      case WORKER_DIED ->
          "The worker died, or lost the database, at every attempt to make suggestions. Most often the machine ran out of memory; the operator can give the worker more.";
      case OUT_OF_MEMORY ->
          "The worker ran out of memory while it made suggestions. The operator can give it more.";
      default -> failure.message();
    };
  }
}
