package dev.attune.text.tensor;

import java.io.IOException;
import java.nio.file.Path;

/** A file that is not a sound safetensors file; the message names the file and what is wrong. */
public final class SafetensorsException extends IOException {
  private static final long serialVersionUID = 1L;

  SafetensorsException(Path file, String problem) {
    super("%s is not a sound safetensors file: %s".formatted(file.getFileName(), problem));
  }

  SafetensorsException(Path file, String problem, Throwable cause) {
    super("%s is not a sound safetensors file: %s".formatted(file.getFileName(), problem), cause);
  }
}
