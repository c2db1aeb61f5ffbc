package dev.attune.gateway.models;

/** Every loaded version is in use and together they fill the memory for adapters. */
final class NoRoomException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoRoomException() {
    super("all the memory for adapters is in use.");
  }
}
