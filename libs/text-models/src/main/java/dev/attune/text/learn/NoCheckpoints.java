package dev.attune.text.learn;

import dev.attune.text.tensor.AtomicFile;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/** For trainings that are not continued. */
record NoCheckpoints() implements Checkpoints {

  @Override
  public Optional<InputStream> last() {
    return Optional.empty();
  }

  @Override
  public void save(AtomicFile.Content content) {}

  @Override
  public Duration interval() {
    return Duration.ofNanos(Long.MAX_VALUE);
  }

  @Override
  public void clear() {}
}
