package dev.attune.text.serve;

/** A row names an adapter that was unloaded or belongs to another session. */
public final class StaleSlotException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StaleSlotException(String message) {
    super(message);
  }
}
