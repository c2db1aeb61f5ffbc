package dev.attune.text.learn;

/** A hyperparameter that is unknown, of the wrong type or out of range. */
public final class HyperparameterException extends TrainingException {
  private static final long serialVersionUID = 1L;

  private final String field;

  HyperparameterException(String field, String message) {
    super(message);
    this.field = field;
  }

  /** The name of the hyperparameter as the caller wrote it. */
  public String field() {
    return field;
  }
}
