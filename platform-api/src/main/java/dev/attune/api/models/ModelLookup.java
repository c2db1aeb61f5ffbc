package dev.attune.api.models;

import dev.attune.api.problems.Refusal;
import dev.attune.data.learning.Model;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds a model by name. */
@ApplicationScoped
public class ModelLookup {
  /** The model of that name in the current tenant; 404 when there is none. */
  public Model required(String name) {
    return Model.<Model>find("name", name)
        .firstResultOptional()
        .orElseThrow(() -> Refusal.notFound("There is no such model."));
  }
}
