package dev.attune.api.runs;

import dev.attune.data.notify.PostgresListener;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Wakes those who watch a run when something was written about it. One connection for all. */
@ApplicationScoped
class RunSignals {
  private static final String CHANNEL = "attune_run";

  private final PostgresListener.Login login;
  private final Map<String, Set<Watch>> watches = new ConcurrentHashMap<>();
  private @Nullable PostgresListener listener;
  private volatile boolean closing;

  RunSignals(
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") String username,
      @ConfigProperty(name = "quarkus.datasource.password") String password) {
    this.login = new PostgresListener.Login(url, username, password);
  }

  /** Somebody who watches a run. */
  final class Watch implements AutoCloseable {
    private final String run;
    private final Semaphore signals = new Semaphore(0);

    private Watch(String run) {
      this.run = run;
    }

    /** Waits for news; false when there were none in that time. */
    boolean await(Duration atMost) throws InterruptedException {
      boolean signalled = signals.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
      signals.drainPermits();
      return signalled;
    }

    /** Whether the service is going down. */
    boolean isOver() {
      return closing;
    }

    @Override
    public void close() {
      watches.computeIfPresent(
          run,
          (id, set) -> {
            set.remove(this);
            return set.isEmpty() ? null : set;
          });
    }
  }

  /** Begins to watch a run; look at the tables after this, not before. */
  Watch watch(UUID run) {
    Watch watch = new Watch(run.toString());
    watches.compute(
        watch.run,
        (id, set) -> {
          Set<Watch> watching = set == null ? ConcurrentHashMap.newKeySet() : set;
          watching.add(watch);
          return watching;
        });
    return watch;
  }

  void start(@Observes StartupEvent event) {
    listener = new PostgresListener(login, Map.of(CHANNEL, this::signal), this::signalAll);
  }

  void goDown(@Observes ShutdownDelayInitiatedEvent event) {
    closing = true;
    signalAll();
  }

  void stop(@Observes ShutdownEvent event) {
    closing = true;
    signalAll();
    if (listener != null) {
      listener.close();
    }
  }

  private void signal(String run) {
    watches.getOrDefault(run, Set.of()).forEach(watch -> watch.signals.release());
  }

  private void signalAll() {
    watches.keySet().forEach(this::signal);
  }
}
