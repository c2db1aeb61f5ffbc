package dev.attune.gateway.models;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Reads files on threads of their own, within a deadline: a store that hangs cannot be interrupted,
 * only left behind. Who asks again for what still hangs waits for the same read, and there are only
 * so many of them.
 */
@ApplicationScoped
class VersionReader {
  private static final int MAX_READS = 32;

  private final ModelsConfig config;
  private final Map<String, CompletableFuture<Object>> reads = new ConcurrentHashMap<>();

  VersionReader(ModelsConfig config) {
    this.config = config;
  }

  /**
   * What reading gives.
   *
   * @param artifact what is read
   * @throws UnloadableException when it takes too long, or too many others hang
   */
  <T> T within(String artifact, Class<T> type, Supplier<T> read) {
    if (reads.size() >= MAX_READS && !reads.containsKey(artifact)) {
      throw new UnloadableException("the store of artifacts does not answer.");
    }
    CompletableFuture<Object> running = reads.computeIfAbsent(artifact, key -> begin(key, read));
    try {
      return type.cast(running.get(config.readDeadline().toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      throw new UnloadableException(
          "its stored files could not be read within %d seconds."
              .formatted(config.readDeadline().toSeconds()));
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new CompletionException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnloadableException("the gateway is about to end.");
    }
  }

  private CompletableFuture<Object> begin(String artifact, Supplier<?> read) {
    var result = new CompletableFuture<Object>();
    Thread.ofPlatform()
        .name("read-artifact")
        .daemon()
        .start(
            () -> {
              try {
                result.complete(read.get());
              } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
              } finally {
                reads.remove(artifact);
              }
            });
    return result;
  }
}
