package dev.attune.worker.queue;

import java.util.UUID;

/**
 * A job that this worker has claimed.
 *
 * @param fence grows with every claim of the job; whoever writes for the job proves with it that
 *     nobody has claimed it since
 * @param attempt counts from 1; above {@code maxAttempts} the job is only claimed to be failed
 */
public record Claim(
    long jobId, UUID tenantId, UUID runId, String kind, long fence, int attempt, int maxAttempts) {}
