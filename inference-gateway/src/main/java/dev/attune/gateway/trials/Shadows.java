package dev.attune.gateway.trials;

import dev.attune.gateway.batching.OverloadedException;
import dev.attune.gateway.engine.Engine;
import dev.attune.gateway.models.Lease;
import dev.attune.gateway.models.Route;
import dev.attune.text.serve.RowAnswer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Has shadows compute what production has answered, a few texts at a time and only while no request
 * waits for the same base model. What there is no room or no time for is left out, and counted.
 */
@ApplicationScoped
class Shadows {
  private static final Logger LOG = Logger.getLogger(Shadows.class);
  private static final long LOOK_NANOS = 1_000_000;
  private static final long RUN_SECONDS = 30;

  private final ShadowConfig config;
  private final TrialCounts counts;
  private final ShadowQueue<ShadowWork> queue;
  private final Counter shed;

  Shadows(ShadowConfig config, TrialCounts counts, MeterRegistry registry) {
    this.config = config;
    this.counts = counts;
    this.queue =
        new ShadowQueue<>(
            config.queuedTexts(), config.queuedTextsPerModel(), config.queuedCharacters());
    this.shed = registry.counter("attune.shadow.shed");
  }

  void start(@Observes StartupEvent event) {
    Thread.ofPlatform().name("shadows").daemon().start(this::work);
  }

  void stop(@Observes ShutdownEvent event) {
    queue.close();
  }

  /** How many texts make a run, which is what times are compared for. */
  int textsPerRun() {
    return config.textsPerRun();
  }

  /** Hands in work; returns at once. */
  void offer(ShadowWork work) {
    long characters = work.texts().stream().mapToLong(String::length).sum();
    if (!queue.offer(work.route().modelId(), work.texts().size(), characters, work)) {
      shed(work, work.texts().size());
    }
  }

  private void work() {
    for (ShadowWork work = queue.take(); work != null; work = queue.take()) {
      compute(work);
    }
  }

  private void compute(ShadowWork work) {
    Route route = work.route();
    if (!route.current(work.shadow())) {
      return;
    }
    int done = 0;
    try (Lease lease = route.acquire(work.shadow())) {
      while (done < work.texts().size()) {
        if (!quiet(lease.engine())) {
          shed(work, work.texts().size() - done);
          return;
        }
        int end = Math.min(done + config.textsPerRun(), work.texts().size());
        compare(work, lease, done, end);
        done = end;
      }
    } catch (OverloadedException e) {
      shed(work, work.texts().size() - done);
    } catch (RuntimeException | ExecutionException | TimeoutException e) {
      LOG.debugf("A shadow did not answer (%s).", e.getClass().getSimpleName());
      var tally = new Tally();
      tally.texts("failed", work.texts().size() - done);
      counts.add(work.trial(), tally);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void compare(ShadowWork work, Lease lease, int from, int to)
      throws InterruptedException, ExecutionException, TimeoutException {
    long start = System.nanoTime();
    List<RowAnswer> answers =
        lease
            .engine()
            .predictAside(
                lease.tenantId(), work.texts().subList(from, to).stream().map(lease::row).toList())
            .get(RUN_SECONDS, TimeUnit.SECONDS);
    long nanos = System.nanoTime() - start;
    var tally = new Tally();
    for (int i = from; i < to; i++) {
      tally.pair(
          work.answers().get(i),
          work.route().task(work.route().version()),
          answers.get(i - from).answer(),
          work.route().task(work.shadow()));
    }
    if (work.nanos() != Trials.NOT_TIMED) {
      tally.took(Side.BASELINE, work.nanos());
      tally.took(Side.CANDIDATE, nanos);
    }
    counts.add(work.trial(), tally);
  }

  private void shed(ShadowWork work, int texts) {
    shed.increment(texts);
    var tally = new Tally();
    tally.texts("shed", texts);
    counts.add(work.trial(), tally);
  }

  /** Waits for a moment in which no request waits. */
  private boolean quiet(Engine engine) {
    long until = System.nanoTime() + config.patience().toNanos();
    while (engine.waitingTokens() > 0) {
      if (System.nanoTime() - until > 0) {
        return false;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return true;
  }
}
