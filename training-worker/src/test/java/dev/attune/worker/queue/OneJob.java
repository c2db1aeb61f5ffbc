package dev.attune.worker.queue;

import dev.attune.worker.testing.Superuser;
import jakarta.inject.Singleton;

/** Lets tests of other packages take one job from the queue with the handler of their choice. */
@Singleton
public class OneJob {
  private final QueueFixture queue;
  private final Superuser superuser;

  OneJob(QueueFixture queue, Superuser superuser) {
    this.queue = queue;
    this.superuser = superuser;
  }

  /** Claims the only job, and does nothing with it. */
  public Claim claim() {
    return queue.claim("worker-1").orElseThrow();
  }

  /** Claims the only job as another worker does that finds its lease run out. */
  public Claim takeOver() {
    superuser.change("update job set lease_until = now() - interval '1 second'");
    return queue.claim("worker-2").orElseThrow();
  }

  /** Works on a claimed job to the end, and says how that was. */
  public String work(Claim claim, JobHandler handler) {
    return queue.runner(handler).run(claim, System.nanoTime(), new Pulse(System::nanoTime)).tag();
  }

  /** Claims the next job, works on it to the end, and says how that was. */
  public String take(JobHandler handler) {
    return queue.take(queue.runner(handler)).tag();
  }
}
