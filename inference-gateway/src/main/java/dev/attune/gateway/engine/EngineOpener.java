package dev.attune.gateway.engine;

import dev.attune.gateway.batching.BatchingConfig;
import dev.attune.gateway.engine.NotOpenException.Reason;
import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.base.BaseModelStore;
import dev.attune.text.base.InvalidBaseModelException;
import dev.attune.text.base.UnknownBaseModelException;
import dev.attune.text.serve.EncoderTooLargeException;
import dev.attune.text.tensor.SafetensorsException;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.List;
import org.jboss.logging.Logger;

/** Makes engines of the store's base models. The log has the details of one that does not open. */
final class EngineOpener {
  private static final Logger LOG = Logger.getLogger(EngineOpener.class);

  private final BaseModelStore store;
  private final ServingConfig serving;
  private final BatchingConfig batching;
  private final MeterRegistry registry;

  EngineOpener(
      BaseModelStore store,
      ServingConfig serving,
      BatchingConfig batching,
      MeterRegistry registry) {
    this.store = store;
    this.serving = serving;
    this.batching = batching;
    this.registry = registry;
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
   * @throws NotOpenException if it does not open
   */
  Engine open(String name) {
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
    } catch (IOException | RuntimeException e) {
      LOG.warnf(e, "The base model %s is not open.", name);
      throw new NotOpenException(name, Reason.FAILED);
    }
  }
}
