package dev.attune.worker.training;

import dev.attune.data.artifacts.ArtifactStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * A store that tells how many times something has been kept in it, each time right after it was.
 */
record WatchedStore(ArtifactStore store, IntConsumer keptSoOften, AtomicInteger times)
    implements ArtifactStore {

  WatchedStore(ArtifactStore store, IntConsumer keptSoOften) {
    this(store, keptSoOften, new AtomicInteger());
  }

  @Override
  public void keep(String key, Content content) throws IOException {
    store.keep(key, content);
    keptSoOften.accept(times.incrementAndGet());
  }

  @Override
  public Optional<InputStream> kept(String key) throws IOException {
    return store.kept(key);
  }

  @Override
  public List<String> keptBeneath(String key) throws IOException {
    return store.keptBeneath(key);
  }

  @Override
  public void forget(String key) throws IOException {
    store.forget(key);
  }

  @Override
  public Map<String, StoredFile> store(String key, Path folder) throws IOException {
    return store.store(key, folder);
  }

  @Override
  public Path fetch(String key, Map<String, StoredFile> expected) throws IOException {
    return store.fetch(key, expected);
  }

  @Override
  public void delete(String key) throws IOException {
    store.delete(key);
  }

  @Override
  public void deleteAll(String prefix) throws IOException {
    store.deleteAll(prefix);
  }
}
