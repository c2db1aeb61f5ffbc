/**
 * Takes jobs from the queue and keeps hold of them: claim, lease, heartbeats, fence, retries and
 * cancellation. Knows nothing of training; what a job means is a {@link
 * dev.attune.worker.queue.JobHandler}'s business.
 */
@NullMarked
package dev.attune.worker.queue;

import org.jspecify.annotations.NullMarked;
