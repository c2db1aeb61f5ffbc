package dev.attune.worker.exports;

import dev.attune.worker.queue.Failure;

/** What is said of an export that failed. */
final class ExportFailures {
  private ExportFailures() {}

  /** A failure in the words of somebody who exports, whom no advice for a training helps. */
  static String said(Failure failure) {
    return switch (failure.code()) {
      case WORKER_DIED ->
          "The worker died, or lost the database, at every attempt to export. Most often the machine ran out of memory; the operator can give the worker more.";
      case OUT_OF_MEMORY ->
          "The worker ran out of memory while it exported. The operator can give it more.";
      default -> failure.message();
    };
  }
}
