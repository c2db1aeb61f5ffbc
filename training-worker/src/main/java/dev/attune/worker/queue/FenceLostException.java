package dev.attune.worker.queue;

/**
 * The job is no longer this worker's: its lease ran out, somebody else has claimed it, it was given
 * back, or it is gone. Nothing may be written for it any more.
 */
public final class FenceLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FenceLostException(Claim claim) {
    super("Job %d is no longer held under fence %d.".formatted(claim.jobId(), claim.fence()));
  }
}
