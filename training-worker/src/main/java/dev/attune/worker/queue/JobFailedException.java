package dev.attune.worker.queue;

/** The job cannot succeed, however often it is tried; the failure says why. */
public final class JobFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  public JobFailedException(Failure.Code code, String message) {
    this(new Failure(code, message));
  }

  private JobFailedException(Failure failure) {
    super(failure.message());
    this.failure = failure;
  }

  /** The worker, or a library in it, could not get the memory it needs. */
  public static JobFailedException outOfMemory() {
    return new JobFailedException(Failure.outOfMemory());
  }

  public Failure failure() {
    return failure;
  }
}
