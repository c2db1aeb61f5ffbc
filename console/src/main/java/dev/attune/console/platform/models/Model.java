package dev.attune.console.platform.models;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named model of an organisation.
 *
 * @param headline the main figure of the version in production, else of the newest
 */
public record Model(
    String name,
    @Nullable Integer latestVersion,
    @Nullable Integer production,
    Instant createdAt,
    @Nullable Deployment deployment,
    @Nullable Headline headline) {

  public boolean hasVersions() {
    return latestVersion != null && latestVersion > 0;
  }

  /** Its field in the form for a key. */
  public String keyField() {
    return "model." + name;
  }

  /** The versions that serve or are on trial. */
  public List<Integer> serving() {
    return deployment == null ? List.of() : deployment.versions();
  }

  /** Whether it has versions, none of which serves. */
  public boolean idle() {
    return hasVersions() && production == null;
  }
}
