package dev.attune.worker.queue;

import java.util.Locale;

/** How an attempt at a job ended. */
enum Outcome {
  SUCCEEDED,
  FAILED,
  CANCELLED,
  /** Put back after a passing failure. */
  RETRIED,
  /** Lost to another worker or given back; nothing was recorded. */
  ABANDONED;

  String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
