package dev.attune.worker.queue;

/** Somebody has asked for the job to be cancelled. */
public final class JobCancelledException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JobCancelledException(Claim claim) {
    super("Job %d is to be cancelled.".formatted(claim.jobId()));
  }
}
