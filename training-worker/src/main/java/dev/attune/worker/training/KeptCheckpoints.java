package dev.attune.worker.training;

import dev.attune.data.artifacts.ArtifactStore;
import dev.attune.text.learn.Checkpoints;
import dev.attune.text.tensor.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A run's checkpoints in the artifact store. An attempt that is over saves no more, so that it puts
 * nothing in the way of the next one and leaves nothing behind a run that has ended.
 *
 * @param over whether the attempt has lost its job or is to be cancelled
 */
record KeptCheckpoints(ArtifactStore store, String key, BooleanSupplier over)
    implements Checkpoints {
  private static final Duration INTERVAL = Duration.ofMinutes(2);

  @Override
  public Optional<InputStream> last() throws IOException {
    return store.kept(key);
  }

  @Override
  public void save(AtomicFile.Content content) throws IOException {
    if (!over.getAsBoolean()) {
      store.keep(key, content::writeTo);
    }
  }

  @Override
  public Duration interval() {
    return INTERVAL;
  }

  @Override
  public void clear() throws IOException {
    store.forget(key);
  }
}
