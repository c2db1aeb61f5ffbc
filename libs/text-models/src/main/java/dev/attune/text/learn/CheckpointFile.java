package dev.attune.text.learn;

import dev.attune.text.tensor.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** One file that every save replaces. */
record CheckpointFile(Path file, Duration interval) implements Checkpoints {

  @Override
  public Optional<InputStream> last() throws IOException {
    return Files.exists(file) ? Optional.of(Files.newInputStream(file)) : Optional.empty();
  }

  @Override
  public void save(AtomicFile.Content content) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent(), "A file has a directory."));
    AtomicFile.write(file, content);
  }

  @Override
  public void clear() throws IOException {
    Files.deleteIfExists(file);
  }
}
