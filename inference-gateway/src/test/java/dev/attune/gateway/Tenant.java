package dev.attune.gateway;

import java.util.UUID;

/** A tenant of a test. */
public record Tenant(UUID id, String slug) {
  /** The path of its models. */
  public String models() {
    return "/v1/tenants/" + slug + "/models";
  }

  /** Where a model answers. */
  public String predict(String model) {
    return models() + "/" + model + "/predict";
  }

  /** Where one version answers. */
  public String predict(String model, int version) {
    return models() + "/" + model + "/versions/" + version + "/predict";
  }
}
