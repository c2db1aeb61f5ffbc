package dev.attune.gateway.notify;

import dev.attune.gateway.models.ServedModels;
import dev.attune.gateway.problems.DatabaseUnavailableException;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;

/** Notices within a second what no notification told. */
@ApplicationScoped
class DeploymentPoll {
  private final ServedModels models;

  DeploymentPoll(ServedModels models) {
    this.models = models;
  }

  @Scheduled(every = "${attune.models.poll-every}", concurrentExecution = ConcurrentExecution.SKIP)
  void poll() {
    try {
      models.poll();
    } catch (DatabaseUnavailableException e) {
      return; // what is loaded goes on serving, and the next poll asks again
    }
  }
}
