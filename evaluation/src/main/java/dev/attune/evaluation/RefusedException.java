package dev.attune.evaluation;

/** What was asked for cannot be done; the message is one sentence for the person who asked. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public RefusedException(String sentence) {
    super(sentence);
  }

  public RefusedException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
