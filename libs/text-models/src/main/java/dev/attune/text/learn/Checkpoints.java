package dev.attune.text.learn;

import dev.attune.text.tensor.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps what a training needs to go on after an interruption: the last state that was saved. The
 * owner clears it when the training's result is safe.
 */
public interface Checkpoints {
  /** Keeps nothing. */
  Checkpoints NONE = new NoCheckpoints();

  /** The content that was saved last, if there is one. The caller closes it. */
  Optional<InputStream> last() throws IOException;

  /** Replaces what was saved before, whole or not at all. */
  void save(AtomicFile.Content content) throws IOException;

  /** How much time may pass between two of them inside an epoch; each epoch ends with one. */
  Duration interval();

  /** Forgets what was saved. */
  void clear() throws IOException;

  /** Keeps one file in a directory, which is made if missing. */
  static Checkpoints in(Path directory, Duration interval) {
    return new CheckpointFile(directory.resolve("checkpoint.bin"), interval);
  }
}
