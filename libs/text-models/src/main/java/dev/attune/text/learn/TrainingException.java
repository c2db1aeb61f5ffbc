package dev.attune.text.learn;

/** Why there is no model. The message is a sentence for the person who asked for it. */
public abstract sealed class TrainingException extends RuntimeException
    permits CheckpointException,
        DivergedException,
        HyperparameterException,
        TrainingCancelledException,
        TrainingDataException {
  private static final long serialVersionUID = 1L;

  TrainingException(String message) {
    super(message);
  }
}
