package dev.attune.gateway.engine;

import dev.attune.gateway.batching.BatchingConfig;
import dev.attune.text.base.BaseModelStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Opens every base model of the store when the gateway starts, while it already answers health. One
 * that does not open is passed over: the versions on it do not serve, and all others do.
 */
@ApplicationScoped
public class Engines {
  private static final Logger LOG = Logger.getLogger(Engines.class);

  private final EngineOpener opener;
  private final ServingConfig serving;
  private final Map<String, Engine> open = new ConcurrentHashMap<>();
  private final Map<String, NotOpenException> failures = new ConcurrentHashMap<>();
  private volatile boolean ready;
  private volatile boolean stopped;

  Engines(
      BaseModelsConfig config,
      ServingConfig serving,
      BatchingConfig batching,
      MeterRegistry registry) {
    this.opener = new EngineOpener(new BaseModelStore(config.dir()), serving, batching, registry);
    this.serving = serving;
  }

  /** Whether every base model is open that opens. */
  public boolean ready() {
    return ready;
  }

  /** The engine of a base model, if it is open. */
  public Optional<Engine> find(String baseModel) {
    return Optional.ofNullable(open.get(baseModel));
  }

  /**
   * The engine of a base model.
   *
   * @throws NotOpenException when it is not open
   */
  public Engine require(String baseModel) {
    return find(baseModel)
        .orElseThrow(
            () ->
                failures.getOrDefault(
                    baseModel, new NotOpenException(baseModel, NotOpenException.Reason.MISSING)));
  }

  void start(@Observes StartupEvent event) {
    Thread.ofPlatform().name("open-base-models").daemon().start(this::openAll);
  }

  void stop(@Observes ShutdownEvent event) {
    stopped = true;
    open.values().forEach(Engine::close);
    open.clear();
  }

  /** A gateway that can open none of its base models is of no use: it says why and ends. */
  private void openAll() {
    try {
      List<String> names = opener.installed();
      // One after the other: each is in memory several times while its graph is made.
      names.forEach(this::openIfPossible);
      if (open.isEmpty() && !stopped) {
        throw new IOException("Of %d base models none opens.".formatted(names.size()));
      }
      ready = true;
    } catch (IOException | RuntimeException e) {
      LOG.error("The base models cannot be opened; the gateway ends.", e);
      Quarkus.asyncExit(1);
    }
    if (ready && serving.prepareInt8()) {
      open.values().forEach(Engines::prepare);
    }
  }

  private void openIfPossible(String name) {
    try {
      open.put(name, opener.open(name));
    } catch (NotOpenException e) {
      failures.put(name, e);
    }
  }

  /** Without it the first version in 8 bits waits a second; the gateway serves all the same. */
  private static void prepare(Engine engine) {
    try {
      engine.prepare();
    } catch (RuntimeException e) {
      LOG.warnf(e, "The base model %s is not ready for 8 bits yet.", engine.name());
    }
  }
}
