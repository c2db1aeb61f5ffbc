package dev.attune.console.platform.tenants;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An organisation, with the role that the caller has in it.
 *
 * @param serving how its models are served; null in lists
 */
public record Tenant(
    String slug,
    String name,
    String locale,
    Role role,
    Instant createdAt,
    @Nullable ServingPolicy serving) {

  /**
   * What an organisation has decided about serving.
   *
   * @param int8MaxLoss by how much a version may be worse in 8 bits, as a share of 1
   * @param answerCacheBytes memory for answers on each gateway
   */
  public record ServingPolicy(double int8MaxLoss, long answerCacheBytes) {}
}
