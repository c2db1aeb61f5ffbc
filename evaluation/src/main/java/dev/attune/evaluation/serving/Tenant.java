package dev.attune.evaluation.serving;

import java.util.UUID;

/**
 * A tenant with a model named {@code m}.
 *
 * @param key its API key
 */
record Tenant(String slug, UUID model, String key) {
  /** Where what is in production answers. */
  String production() {
    return "/v1/tenants/" + slug + "/models/m/predict";
  }

  /** Where one version answers. */
  String version(int number) {
    return "/v1/tenants/" + slug + "/models/m/versions/" + number + "/predict";
  }
}
