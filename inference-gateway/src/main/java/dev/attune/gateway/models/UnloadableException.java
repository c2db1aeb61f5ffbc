package dev.attune.gateway.models;

/** A version whose files cannot be served; the message says why in a sentence for its owner. */
final class UnloadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnloadableException(String reason) {
    super(reason);
  }
}
