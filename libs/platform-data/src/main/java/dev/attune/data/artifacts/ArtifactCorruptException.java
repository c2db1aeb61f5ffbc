package dev.attune.data.artifacts;

import java.io.IOException;

/** A stored file is not what was stored. */
public final class ArtifactCorruptException extends IOException {
  private static final long serialVersionUID = 1L;

  ArtifactCorruptException(String key, String file, String what) {
    super("Artifact " + key + ": file " + file + " " + what + ".");
  }
}
