package dev.attune.text.learn;

/** The listener asked for an end. */
public final class TrainingCancelledException extends TrainingException {
  private static final long serialVersionUID = 1L;

  TrainingCancelledException() {
    super("The training was cancelled.");
  }
}
