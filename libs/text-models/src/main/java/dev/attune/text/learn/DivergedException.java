package dev.attune.text.learn;

/** The loss grew without bound or stopped being a number; there is no model worth keeping. */
public final class DivergedException extends TrainingException {
  private static final long serialVersionUID = 1L;

  DivergedException(String message) {
    super(message);
  }
}
