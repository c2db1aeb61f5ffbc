package dev.attune.gateway.models;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One model with a version in production.
 *
 * @param model its name
 * @param production the version that is deployed
 * @param canary the version that answers a part of the requests; null when there is none
 * @param since when this was deployed
 */
public record ModelSummary(
    String model,
    int production,
    @Nullable Canary canary,
    Instant since,
    String baseModel,
    String method,
    List<String> labels,
    ModelStatus status) {

  /** A canary and its share. */
  public record Canary(int version, int percent) {}
}
