package dev.attune.gateway.engine;

import dev.attune.gateway.batching.BatchingConfig;
import dev.attune.gateway.engine.NotOpenException.Reason;
import dev.attune.text.base.BaseModelStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Opens every base model of the store when the gateway starts, while it already answers health; and
 * one that was not there yet, or did not open, when a version asks for it. One that does not open
 * is passed over: the versions on it do not serve, and all others do.
 */
@ApplicationScoped
public class Engines {
  private static final Logger LOG = Logger.getLogger(Engines.class);

  private final EngineOpener opener;
  private final ServingConfig serving;
  private final Map<String, Engine> open = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<Engine>> openings = new ConcurrentHashMap<>();
  private volatile boolean ready;
  private volatile boolean stopped;

  Engines(
      BaseModelsConfig config,
      ServingConfig serving,
      BatchingConfig batching,
      MeterRegistry registry,
      Clock clock) {
    this.opener =
        new EngineOpener(new BaseModelStore(config.dir()), serving, batching, registry, clock);
    this.serving = serving;
  }

  /** Whether every base model is open that was in the store at the start and opens. */
  public boolean ready() {
    return ready;
  }

  /** The engine of a base model, if it is open. */
  public Optional<Engine> find(String baseModel) {
    return Optional.ofNullable(open.get(baseModel));
  }

  /**
   * The engine of a base model. One that is not open is opened on a thread of its own; whoever asks
   * meanwhile waits for the same opening.
   *
   * @param patience how long to wait for it, which goes on afterwards
   * @throws NotOpenException when it does not open, or not in that time
   */
  public Engine require(String baseModel, Duration patience) {
    Engine there = open.get(baseModel);
    if (there != null) {
      return there;
    }
    CompletableFuture<Engine> opening = openings.computeIfAbsent(baseModel, this::begin);
    try {
      return opening.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new NotOpenException(baseModel, Reason.OPENING);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof NotOpenException known
          ? known
          : new NotOpenException(baseModel, Reason.FAILED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotOpenException(baseModel, Reason.OPENING);
    }
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
      names.forEach(this::openIfPossible);
      if (open.isEmpty() && !stopped) {
        throw new IOException("Of %d base models none opens.".formatted(names.size()));
      }
      ready = true;
    } catch (IOException | RuntimeException e) {
      LOG.error("The base models cannot be opened; the gateway ends.", e);
      Quarkus.asyncExit(1);
    }
    if (ready) {
      open.values().forEach(this::prepare);
    }
  }

  /** A version may have asked for it already. */
  private void openIfPossible(String name) {
    try {
      openings.computeIfAbsent(name, this::begin).join();
    } catch (CompletionException e) {
      return; // the log has it, and so has whoever asks for it
    }
  }

  private CompletableFuture<Engine> begin(String name) {
    var opening = new CompletableFuture<Engine>();
    Thread.ofPlatform().name("open-base-model").daemon().start(() -> open(name, opening));
    return opening;
  }

  private void open(String name, CompletableFuture<Engine> opening) {
    try {
      Engine there = open.get(name); // the opening before this one may just have ended
      opening.complete(there == null ? keep(opener.open(name)) : there);
    } catch (RuntimeException | Error e) {
      opening.completeExceptionally(e);
    } finally {
      openings.remove(name);
    }
    if (ready) {
      find(name).ifPresent(this::prepare);
    }
  }

  /** What has opened when the gateway ends already is closed again. */
  private Engine keep(Engine engine) {
    open.put(engine.name(), engine);
    if (stopped && open.remove(engine.name(), engine)) {
      engine.close();
    }
    return engine;
  }

  /** Without it the first version in 8 bits waits a second; the gateway serves all the same. */
  private void prepare(Engine engine) {
    if (!serving.prepareInt8()) {
      return;
    }
    try {
      opener.prepare(engine);
    } catch (RuntimeException e) {
      LOG.warnf(e, "The base model %s is not ready for 8 bits yet.", engine.name());
    }
  }
}
