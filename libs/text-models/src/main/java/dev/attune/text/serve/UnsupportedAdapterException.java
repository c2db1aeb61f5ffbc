package dev.attune.text.serve;

/** An adapter that is sound but beyond what the session was made for. */
public final class UnsupportedAdapterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsupportedAdapterException(String message) {
    super(message);
  }
}
