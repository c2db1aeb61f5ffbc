package dev.attune.text.adapter;

/** An adapter that contradicts itself, its files or its base model; the message says where. */
public final class InvalidAdapterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidAdapterException(String message) {
    super(message);
  }

  InvalidAdapterException(String message, Throwable cause) {
    super(message, cause);
  }
}
