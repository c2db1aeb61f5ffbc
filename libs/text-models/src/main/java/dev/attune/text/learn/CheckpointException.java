package dev.attune.text.learn;

/** A checkpoint that a training cannot go on from. */
public final class CheckpointException extends TrainingException {
  private static final long serialVersionUID = 1L;

  CheckpointException(String message) {
    super(message);
  }
}
