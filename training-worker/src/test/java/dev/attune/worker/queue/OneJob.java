package dev.attune.worker.queue;

import jakarta.inject.Singleton;

/** Lets tests of other packages take one job from the queue with the handler of their choice. */
@Singleton
public class OneJob {
  private final QueueFixture queue;

  OneJob(QueueFixture queue) {
    this.queue = queue;
  }

  /** Claims the next job, works on it to the end, and says how that was. */
  public String take(JobHandler handler) {
    return queue.take(queue.runner(handler)).tag();
  }
}
