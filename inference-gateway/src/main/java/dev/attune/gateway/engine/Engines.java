package dev.attune.gateway.engine;

import dev.attune.gateway.batching.BatchingConfig;
import dev.attune.text.base.BaseModelInfo;
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

/** Opens every base model of the store when the gateway starts, while it already answers health. */
@ApplicationScoped
public class Engines {
  private static final Logger LOG = Logger.getLogger(Engines.class);

  private final BaseModelStore store;
  private final ServingConfig serving;
  private final BatchingConfig batching;
  private final MeterRegistry registry;
  private final Map<String, Engine> open = new ConcurrentHashMap<>();
  private volatile boolean ready;

  Engines(
      BaseModelsConfig config,
      ServingConfig serving,
      BatchingConfig batching,
      MeterRegistry registry) {
    this.store = new BaseModelStore(config.dir());
    this.serving = serving;
    this.batching = batching;
    this.registry = registry;
  }

  /** Whether every base model is open. */
  public boolean ready() {
    return ready;
  }

  /** The engine of a base model, if it is open. */
  public Optional<Engine> find(String baseModel) {
    return Optional.ofNullable(open.get(baseModel));
  }

  void start(@Observes StartupEvent event) {
    Thread.ofPlatform().name("open-base-models").daemon().start(this::openAll);
  }

  void stop(@Observes ShutdownEvent event) {
    open.values().forEach(Engine::close);
    open.clear();
  }

  /** A gateway that cannot open its base models is of no use: it says why and ends. */
  private void openAll() {
    try {
      store.install();
      List<BaseModelInfo> infos = store.list();
      // One after the other: each is in memory several times while its graph is made.
      for (BaseModelInfo info : infos) {
        open.put(info.name(), Engine.open(store.open(info.name()), serving, batching, registry));
        LOG.infof("Opened the base model %s.", info.name());
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

  /** Without it the first version in 8 bits waits a second; the gateway serves all the same. */
  private static void prepare(Engine engine) {
    try {
      engine.prepare();
    } catch (RuntimeException e) {
      LOG.warnf(e, "The base model %s is not ready for 8 bits yet.", engine.name());
    }
  }
}
