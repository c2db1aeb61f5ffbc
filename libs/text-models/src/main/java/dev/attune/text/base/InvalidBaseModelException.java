package dev.attune.text.base;

import java.io.IOException;
import java.nio.file.Path;

/** A directory that does not hold a usable base model; the message says which file and why. */
public final class InvalidBaseModelException extends IOException {
  private static final long serialVersionUID = 1L;

  InvalidBaseModelException(Path directory, String problem) {
    super("The base model in '%s' is not usable: %s".formatted(directory.getFileName(), problem));
  }

  InvalidBaseModelException(Path directory, String problem, Throwable cause) {
    super(
        "The base model in '%s' is not usable: %s".formatted(directory.getFileName(), problem),
        cause);
  }
}
