package dev.attune.gateway.access;

import java.util.Set;
import java.util.UUID;

/**
 * Who asks, once the door has let him in.
 *
 * @param id names him among the tenant's callers: the id of an API key or of a person
 * @param rates the limits of his API key, beside those of the tenant
 * @param tenantId the tenant of the request's path, which is the caller's own
 * @param models names of the models that he may ask; empty for all
 */
public record Caller(String id, UUID tenantId, Set<String> models, Rates rates) {

  /** Whether he may ask the model of that name. */
  public boolean mayAsk(String model) {
    return models.isEmpty() || models.contains(model);
  }

  /** Refuses a model that the caller's key is not for. */
  public void requireModel(String model) {
    if (!mayAsk(model)) {
      throw NotAllowedException.otherModel();
    }
  }
}
