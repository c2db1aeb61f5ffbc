package dev.attune.text.serve;

/** The runtime could not do what it was asked to; the cause says more. */
public final class ServingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ServingException(String message, Throwable cause) {
    super(message, cause);
  }
}
