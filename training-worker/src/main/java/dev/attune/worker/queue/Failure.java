package dev.attune.worker.queue;

/**
 * Why a job failed, for the person who asked for it.
 *
 * @param message English sentences, without any text of the data set
 */
public record Failure(Code code, String message) {
  /** Kinds of failure; the console has words for each. */
  public enum Code {
    /** The snapshot cannot be trained on as it is. */
    BAD_DATA("bad-data"),
    /** A hyperparameter is unknown or out of range. */
    HYPERPARAMETERS("hyperparameters"),
    /** The loss or a metric stopped being a number. */
    DIVERGED("diverged"),
    /** No worker has the base model. */
    BASE_MODEL_MISSING("base-model-missing"),
    /** The base model's files are cut short, changed, too large or of an unsupported kind. */
    BASE_MODEL_UNUSABLE("base-model-unusable"),
    /** The worker's process ended at every attempt. */
    WORKER_DIED("worker-died"),
    /** Stored files of a version are gone or not what was stored. */
    FILES_DAMAGED("files-damaged"),
    /** Somebody did not want it any more. */
    CANCELLED("cancelled"),
    /** The worker had too little memory. */
    OUT_OF_MEMORY("out-of-memory"),
    /** Something that is not the person's doing; the message has the incident's id. */
    INTERNAL("internal");

    private final String id;

    Code(String id) {
      this.id = id;
    }

    /** The code in rows and APIs. */
    public String id() {
      return id;
    }
  }

  static Failure workerDied(int attempts) {
    return new Failure(
        Code.WORKER_DIED,
        "The worker died, or lost the database, while it worked on this run; it was tried %d times. Most often the machine ran out of memory: a smaller batch size or a shorter maximum length helps."
            .formatted(attempts));
  }

  static Failure outOfMemory() {
    return new Failure(
        Code.OUT_OF_MEMORY,
        "The worker ran out of memory. A smaller batch size, a shorter maximum length or a smaller data set helps; or give the worker more memory.");
  }

  static Failure internal(String incident) {
    return new Failure(
        Code.INTERNAL,
        "Something went wrong inside Attune. The operator finds the cause in the worker's log under incident %s."
            .formatted(incident));
  }

  static Failure stillUnavailable(int attempts, String incident) {
    return new Failure(
        Code.INTERNAL,
        "The database, the artifact store or a disk of the worker failed, and the work was tried %d times. The operator finds the cause in the worker's log under incident %s."
            .formatted(attempts, incident));
  }
}
