package dev.attune.gateway.batching;

/** A run ended early because it was asked to. */
public final class RunInterruptedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RunInterruptedException(Throwable cause) {
    super("The run was interrupted.", cause);
  }
}
