package dev.attune.gateway.models;

import dev.attune.gateway.engine.Engines;
import dev.attune.gateway.problems.DatabaseUnavailableException;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Loads what is to stay loaded: once the base models are open, and what is pinned later. */
@ApplicationScoped
class PinnedModels {
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final ModelTable table;
  private final ServedModels models;
  private final Engines engines;

  PinnedModels(ModelTable table, ServedModels models, Engines engines) {
    this.table = table;
    this.models = models;
    this.engines = engines;
  }

  @Scheduled(
      every = "${attune.models.pinned-every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  void prepare() {
    if (!engines.ready()) {
      return;
    }
    try {
      Optional<PinnedModel> next = table.pinnedAfter(BEFORE_ALL);
      while (next.isPresent()) {
        ModelKey key = next.get().key();
        if (models.known(key).isEmpty()) {
          models.prepare(key.tenantId(), key.name());
        }
        next = table.pinnedAfter(next.get().id());
      }
    } catch (DatabaseUnavailableException e) {
      return; // it is asked again
    }
  }
}
