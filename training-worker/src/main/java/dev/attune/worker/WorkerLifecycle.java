package dev.attune.worker;

import dev.attune.data.crypto.TenantKeys;
import dev.attune.worker.queue.Consumers;
import dev.attune.worker.registry.Registration;
import io.quarkus.arc.ClientProxy;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Registers what this worker can do, then lets it take jobs; on a signal to end, gives back what is
 * running. Registering is tried until it succeeds: a worker may start before its database.
 */
@ApplicationScoped
class WorkerLifecycle {
  private static final Logger LOG = Logger.getLogger(WorkerLifecycle.class);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

  private final Registration registration;
  private final Consumers consumers;
  private final TenantKeys keys;
  private final CountDownLatch ending = new CountDownLatch(1);

  WorkerLifecycle(Registration registration, Consumers consumers, TenantKeys keys) {
    this.registration = registration;
    this.consumers = consumers;
    this.keys = keys;
  }

  void start(@Observes StartupEvent event) {
    // Beans come to life at their first use; a wrong master key is to be found out now.
    ClientProxy.unwrap(keys);
    consumers.prepare();
    Thread.ofPlatform().daemon().name("worker-start").start(this::registerThenConsume);
  }

  void end(@Observes ShutdownEvent event) {
    ending.countDown();
    consumers.stop();
  }

  private void registerThenConsume() {
    try {
      do {
        if (registered()) {
          consumers.start();
          return;
        }
      } while (!ending.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean registered() {
    try {
      registration.register();
      return true;
    } catch (IOException e) {
      LOG.errorf("The base models could not be installed (%s); trying again.", e);
    } catch (RuntimeException e) {
      LOG.errorf(
          "The worker could not be registered in the database (%s); trying again.", rootOf(e));
    }
    return false;
  }

  private static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
