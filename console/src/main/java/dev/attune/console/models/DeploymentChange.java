package dev.attune.console.models;

import dev.attune.console.platform.models.Deployment;
import dev.attune.console.platform.models.ModelsApi.NewDeployment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment would make different.
 *
 * @param now what is deployed; null when nothing has been yet
 */
public record DeploymentChange(@Nullable Deployment now, NewDeployment next) {

  /** Back to an earlier deployment; whether the versions stay loaded is left as it is. */
  static DeploymentChange back(Deployment now, Deployment earlier) {
    return new DeploymentChange(
        now,
        new NewDeployment(earlier.production(), earlier.canary(), earlier.shadow(), now.pinned()));
  }

  /** The revision that it leaves; 0 where nothing is deployed. */
  public int from() {
    return now == null ? 0 : now.revision();
  }

  /** Whether the same version stays in production. */
  public boolean productionStays() {
    return now != null && now.serving() && Objects.equals(now.production(), next.production());
  }

  /** The version that is canary no longer; null when none ends. */
  public @Nullable Integer endedCanary() {
    var was = now == null ? null : now.canary();
    var stays = next.canary();
    return was == null || (stays != null && stays.version() == was.version())
        ? null
        : was.version();
  }

  /** The version that runs as shadow no longer; null when none ends. */
  public @Nullable Integer endedShadow() {
    var was = now == null ? null : now.shadow();
    return Objects.equals(was, next.shadow()) ? null : was;
  }

  /** Whether the versions are kept loaded no longer. */
  public boolean unpinned() {
    return now != null && now.pinned() && Boolean.FALSE.equals(next.pinned());
  }
}
