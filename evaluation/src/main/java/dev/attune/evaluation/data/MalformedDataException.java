package dev.attune.evaluation.data;

import java.io.IOException;
import java.nio.file.Path;

/** A file of a data set does not hold what it should; the message names file and row. */
public final class MalformedDataException extends IOException {
  private static final long serialVersionUID = 1;

  MalformedDataException(Path file, long row, String reason) {
    super("%s, row %d, %s".formatted(file.getFileName(), row, reason));
  }

  MalformedDataException(Path file, String reason) {
    super("%s %s".formatted(file.getFileName(), reason));
  }
}
