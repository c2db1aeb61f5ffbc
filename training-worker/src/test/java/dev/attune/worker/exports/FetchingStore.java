package dev.attune.worker.exports;

import dev.attune.data.artifacts.ArtifactStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store in front of which something happens whenever a version's files are fetched. */
record FetchingStore(ArtifactStore store, Event event) implements ArtifactStore {
  /** What happens. */
  interface Event {
    void happen() throws IOException;
  }

  @Override
  public Path fetch(String key, Map<String, StoredFile> expected) throws IOException {
    event.happen();
    return store.fetch(key, expected);
  }

  @Override
  public Map<String, StoredFile> store(String key, Path folder) throws IOException {
    return store.store(key, folder);
  }

  @Override
  public void delete(String key) throws IOException {
    store.delete(key);
  }

  @Override
  public void deleteAll(String prefix) throws IOException {
    store.deleteAll(prefix);
  }

  @Override
  public void keep(String key, Content content) throws IOException {
    store.keep(key, content);
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
}
