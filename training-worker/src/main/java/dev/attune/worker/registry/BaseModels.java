package dev.attune.worker.registry;

import dev.attune.text.base.BaseModelStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the worker's base-model store. */
@ApplicationScoped
class BaseModels {
  @Produces
  @Singleton
  BaseModelStore store(BaseModelsConfig config) {
    return new BaseModelStore(config.dir());
  }
}
