package dev.attune.gateway.notify;

import dev.attune.gateway.models.ModelsConfig;
import dev.attune.gateway.models.ServedModels;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Notices within a second what no notification told. It has a thread of its own: the scheduler
 * looks at its triggers once a second, and would let every other turn of one of a second pass.
 */
@ApplicationScoped
class DeploymentPoll {
  private static final Logger LOG = Logger.getLogger(DeploymentPoll.class);

  private final ServedModels models;
  private final ModelsConfig config;
  private final CountDownLatch stopped = new CountDownLatch(1);

  DeploymentPoll(ServedModels models, ModelsConfig config) {
    this.models = models;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    Thread.ofPlatform().name("poll-deployments").daemon().start(this::poll);
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
  }

  private void poll() {
    try {
      while (!stopped.await(config.pollEvery().toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Without the database what is loaded goes on serving. */
  private void look() {
    try {
      models.poll();
    } catch (RuntimeException e) {
      LOG.debugf("Deployments could not be looked at (%s).", e.getClass().getSimpleName());
    }
  }
}
