package dev.attune.worker.queue;

import dev.attune.data.tenancy.Tenancy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A handler's hold on its job. Everything that is written for the job goes through it, in
 * transactions that begin by locking the job's row under the fence.
 */
public final class JobHold {
  private static final Logger LOG = Logger.getLogger(JobHold.class);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

  private final Claim claim;
  private final Lease lease;
  private final Pulse pulse;
  private final JobTable jobs;
  private final Tenancy tenancy;
  private final CountDownLatch released = new CountDownLatch(1);
  private volatile boolean finished;

  JobHold(Claim claim, Lease lease, Pulse pulse, JobTable jobs, Tenancy tenancy) {
    this.claim = claim;
    this.lease = lease;
    this.pulse = pulse;
    this.jobs = jobs;
    this.tenancy = tenancy;
  }

  public Claim claim() {
    return claim;
  }

  /**
   * Shows a sign of life and says whether to go on.
   *
   * @throws FenceLostException when the job is no longer this worker's
   * @throws JobCancelledException when it is to be cancelled
   */
  public void checkpoint() {
    requireHeld();
    if (lease.isCancelRequested()) {
      throw new JobCancelledException(claim);
    }
  }

  /** As {@link #checkpoint}, for callers that cannot be interrupted by an exception. */
  public boolean isToStop() {
    pulse.beat();
    return lease.isCancelRequested() || !lease.isHeld();
  }

  /**
   * Runs work in a transaction of the job's tenant, under the fence.
   *
   * @throws FenceLostException when the job is no longer this worker's; nothing is written then
   * @throws JobCancelledException when it is to be cancelled; nothing is written then
   */
  public <T extends @Nullable Object> T write(Supplier<T> work) {
    checkpoint();
    return tenancy.inTransaction(
        claim.tenantId(),
        () -> {
          lockUnlessCancelled();
          return work.get();
        });
  }

  /** As {@link #write(Supplier)}, for work without a result. */
  public void write(Runnable work) {
    write(
        () -> {
          work.run();
          return claim;
        });
  }

  /**
   * As {@link #write(Runnable)}, for what may be lost: a passing failure is logged and forgotten.
   */
  public void note(Runnable work) {
    try {
      write(work);
    } catch (RuntimeException e) {
      if (!PassingFailure.isPassing(e)) {
        throw e;
      }
      LOG.warnf("Progress of job %s could not be written.", claim.name());
    }
  }

  /**
   * As {@link #write(Runnable)}, and the job is over with it. While the database is away this tries
   * again until the lease runs out, so that a restart does not cost the result.
   */
  public void finish(Runnable work) {
    checkpoint();
    persistently(
        () -> {
          lockUnlessCancelled();
          work.run();
          jobs.delete(claim);
        });
    finished = true;
  }

  boolean isFinished() {
    return finished;
  }

  boolean isCancelRequested() {
    return lease.isCancelRequested();
  }

  void requestCancel() {
    lease.requestCancel();
  }

  /** Ends the job without a result. */
  void end(Runnable work) {
    requireHeld();
    persistently(
        () -> {
          jobs.lock(claim);
          work.run();
          jobs.delete(claim);
        });
  }

  /** Puts the job back for a later attempt. */
  void retry(Duration delay, Runnable work) {
    requireHeld();
    persistently(
        () -> {
          jobs.lock(claim);
          work.run();
          jobs.retry(claim, delay);
        });
  }

  /** Gives the job to another worker, from whichever thread, and lets go of it. */
  void giveBack(Runnable work) {
    try {
      tenancy.inTransaction(
          claim.tenantId(),
          () -> {
            jobs.lock(claim);
            work.run();
            jobs.giveBack(claim);
          });
    } finally {
      release();
    }
  }

  /** From now on nothing is written under this hold. */
  void release() {
    lease.lose();
    released.countDown();
  }

  private void requireHeld() {
    pulse.beat();
    if (!lease.isHeld()) {
      throw new FenceLostException(claim);
    }
  }

  private void lockUnlessCancelled() {
    if (jobs.lock(claim)) {
      lease.requestCancel();
      throw new JobCancelledException(claim);
    }
  }

  private void persistently(Runnable work) {
    for (long tries = lease.length().dividedBy(BETWEEN_TRIES); ; tries--) {
      try {
        tenancy.inTransaction(claim.tenantId(), work);
        return;
      } catch (RuntimeException e) {
        if (tries == 0 || !PassingFailure.isPassing(e) || !pause()) {
          throw e;
        }
        LOG.warnf("The end of job %s could not be written yet; trying again.", claim.name());
        requireHeld();
      }
    }
  }

  private boolean pause() {
    try {
      return !released.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
