package dev.attune.worker.queue;

import java.util.UUID;

/**
 * A job that this worker has claimed.
 *
 * @param kind what is to be done
 * @param target the training run, the export or the run of suggestions that it is done for
 * @param fence grows with every claim of the job; whoever writes for the job proves with it that
 *     nobody has claimed it since
 * @param attempt counts from 1; above {@code maxAttempts} the job is only claimed to be failed
 */
public record Claim(
    long jobId, UUID tenantId, String kind, UUID target, long fence, int attempt, int maxAttempts) {

  /** What the job is called in logs: {@code train 0198c9f2-6a51-7c39-a6e8-0f1d6c1b7a55}. */
  String name() {
    return kind + " " + target;
  }
}
