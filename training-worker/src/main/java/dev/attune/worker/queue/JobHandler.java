package dev.attune.worker.queue;

/**
 * What is done for jobs of one kind. Only {@link #run} may take long; the other methods run inside
 * the transaction, under the fence, that ends the job or puts it back.
 */
public interface JobHandler {
  /** The kind of jobs, as in {@code job.kind}. */
  String kind();

  /**
   * Does the job and ends it with {@link JobHold#finish}. Calls {@link JobHold#checkpoint} at least
   * every few seconds and writes only through the hold. A passing failure (the database, a file) is
   * thrown as it comes and the job is tried again.
   *
   * @throws JobFailedException when trying again is no use
   */
  void run(JobHold hold) throws Exception;

  /** Records that the job has failed for good. */
  void failed(Claim claim, Failure failure);

  /** Records that the job was cancelled. */
  void cancelled(Claim claim);

  /**
   * Records that the job waits again.
   *
   * @param reason a sentence for people
   */
  void requeued(Claim claim, String reason);
}
