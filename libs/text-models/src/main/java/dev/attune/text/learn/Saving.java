package dev.attune.text.learn;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The checkpoints of one training.
 *
 * @param checkpoints where they are kept
 * @param fingerprint of all that decides what comes out of it
 */
record Saving(Checkpoints checkpoints, String fingerprint) {
  static final Saving NONE = new Saving(Checkpoints.NONE, "");

  /** Those of a loop with these settings: what a search chose, or the head's after pairs. */
  Saving of(Hyperparameters settings) {
    return new Saving(checkpoints, Fingerprint.of(fingerprint, settings));
  }

  /** Where the loop was when it was interrupted, if it was. */
  Optional<LoopState> last() throws IOException {
    Optional<InputStream> last = checkpoints.last();
    if (last.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = new BufferedInputStream(last.get())) {
      return Optional.of(CheckpointReader.read(in, fingerprint));
    }
  }

  void save(LoopState state) throws IOException {
    checkpoints.save(out -> CheckpointWriter.write(out, fingerprint, state));
  }

  boolean active() {
    return !checkpoints.equals(Checkpoints.NONE);
  }

  /** Whether so much time has passed since the last one that another is due. */
  boolean due(long nanosSince) {
    return active() && nanosSince >= checkpoints.interval().toNanos();
  }
}
