package dev.attune.gateway.models;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which versions answer a request on a model. */
public final class Route {
  private final UUID modelId;
  private final int version;
  private final DeploymentRecord.@Nullable Canary canary;
  private final Map<Integer, VersionRecord> versions;
  private final VersionShelf shelf;
  private final Predicate<VersionRecord> current;

  /**
   * @param current whether a version is still to be kept in memory when a request has ended
   */
  Route(
      UUID modelId,
      int version,
      DeploymentRecord.@Nullable Canary canary,
      Map<Integer, VersionRecord> versions,
      VersionShelf shelf,
      Predicate<VersionRecord> current) {
    this.modelId = modelId;
    this.version = version;
    this.canary = canary;
    this.versions = Map.copyOf(versions);
    this.shelf = shelf;
    this.current = current;
  }

  /** The model. */
  public UUID modelId() {
    return modelId;
  }

  /** The version in production, or the one that was asked for. */
  public int version() {
    return version;
  }

  /** The version for one input: the same for a subject every time; without one, by chance. */
  public int choose(@Nullable String subject) {
    if (canary == null) {
      return version;
    }
    double draw =
        subject == null
            ? ThreadLocalRandom.current().nextDouble()
            : CanaryDraw.of(modelId, canary.version(), subject);
    return draw * 100 < canary.percent() ? canary.version() : version;
  }

  /**
   * One of the versions that {@link #choose} gives, loaded.
   *
   * @throws VersionUnavailableException when it cannot be loaded
   */
  public Lease acquire(int number) {
    VersionRecord chosen = versions.get(number);
    if (chosen == null) {
      throw new IllegalArgumentException("Version %d is not on this route.".formatted(number));
    }
    return shelf.acquire(chosen, () -> current.test(chosen));
  }
}
