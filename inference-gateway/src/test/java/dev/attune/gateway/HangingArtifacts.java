package dev.attune.gateway;

import dev.attune.data.artifacts.ArtifactStore;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** The real store, which hangs where a test says so, as a network file system can. */
@Decorator
@Priority(1)
public abstract class HangingArtifacts implements ArtifactStore {
  private static final Set<String> HANGING = ConcurrentHashMap.newKeySet();
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  @Inject @Delegate ArtifactStore store;

  /** Has every later read of a folder of the store hang, for ever. */
  public static void hang(Path folder) {
    HANGING.add(folder.getFileName().toString());
  }

  @Override
  public Path fetch(String key, Map<String, StoredFile> expected) throws IOException {
    if (HANGING.contains(Path.of(key).getFileName().toString())) {
      try {
        NEVER.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return store.fetch(key, expected);
  }
}
