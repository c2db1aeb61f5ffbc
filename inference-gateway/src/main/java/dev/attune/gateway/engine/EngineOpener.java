package dev.attune.gateway.engine;

import dev.attune.gateway.batching.BatchingConfig;
import dev.attune.gateway.engine.NotOpenException.Reason;
import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.base.BaseModelStore;
import dev.attune.text.base.InvalidBaseModelException;
import dev.attune.text.base.UnknownBaseModelException;
import dev.attune.text.onnx.EncoderTooLargeException;
import dev.attune.text.tensor.SafetensorsException;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Makes engines of the store's base models, one after the other: each is in memory several times
 * while its graph is made. The log has the details of one that does not open. What that costs is
 * not spent again too soon, however many versions ask for it.
 */
final class EngineOpener {
  private static final Logger LOG = Logger.getLogger(EngineOpener.class);

  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(1);

  private final BaseModelStore store;
  private final ServingConfig serving;
  private final BatchingConfig batching;
  private final MeterRegistry registry;
  private final Clock clock;

  // Fair, so that a version that asks does not wait until every other model is open in 8 bits too.
  private final ReentrantLock oneAtATime = new ReentrantLock(true);
  // Guarded by oneAtATime:
  private final Map<String, Failure> failures = new HashMap<>();

  /** Why one did not open, and when it may be tried again. */
  private record Failure(NotOpenException cause, Instant until) {}

  EngineOpener(
      BaseModelStore store,
      ServingConfig serving,
      BatchingConfig batching,
      MeterRegistry registry,
      Clock clock) {
    this.store = store;
    this.serving = serving;
    this.batching = batching;
    this.registry = registry;
    this.clock = clock;
  }

  /**
   * The names of the store's base models, the packaged ones among them.
   *
   * @throws IOException if the store cannot be read, or lacks a packaged one and cannot be written
   */
  List<String> installed() throws IOException {
    store.install();
    return store.list().stream().map(BaseModelInfo::name).toList();
  }

  /**
   * Opens one, which takes seconds.
   *
   * @throws NotOpenException if it does not open, or did not a short while ago
   */
  Engine open(String name) {
    oneAtATime.lock();
    try {
      Failure before = failures.get(name);
      if (before != null && clock.instant().isBefore(before.until())) {
        throw before.cause();
      }
      failures.remove(name);
      return tried(name);
    } finally {
      oneAtATime.unlock();
    }
  }

  /** Opens the encoder in 8 bits ahead of the first version that needs it. */
  void prepare(Engine engine) {
    oneAtATime.lock();
    try {
      engine.prepare();
    } finally {
      oneAtATime.unlock();
    }
  }

  private Engine tried(String name) {
    try {
      return made(name);
    } catch (NotOpenException e) {
      if (e.reason() != Reason.MISSING) { // that costs nothing to find out, and may end any moment
        failures.put(name, new Failure(e, clock.instant().plus(PAUSE_AFTER_FAILURE)));
      }
      throw e;
    }
  }

  private Engine made(String name) {
    try {
      Engine engine = Engine.open(store.open(name), serving, batching, registry);
      LOG.infof("Opened the base model %s.", name);
      return engine;
    } catch (UnknownBaseModelException e) {
      throw new NotOpenException(name, Reason.MISSING);
    } catch (EncoderTooLargeException e) {
      LOG.warnf("The base model %s is not open: %s", name, e.getMessage());
      throw new NotOpenException(
          name,
          switch (e.limit()) {
            case FILE -> Reason.TOO_LARGE;
            case HEAP -> Reason.TOO_LITTLE_MEMORY;
          });
    } catch (InvalidBaseModelException | SafetensorsException e) {
      LOG.warnf("The base model %s is not open: %s", name, e.getMessage());
      throw new NotOpenException(name, Reason.UNREADABLE);
    } catch (OutOfMemoryError e) {
      LOG.warnf("The base model %s is not open: there was too little memory.", name);
      throw new NotOpenException(name, Reason.TOO_LITTLE_MEMORY);
    } catch (IOException | RuntimeException | LinkageError e) {
      LOG.warnf(e, "The base model %s is not open.", name);
      throw new NotOpenException(name, Reason.FAILED);
    }
  }
}
