package dev.attune.gateway.models;

import dev.attune.text.task.Task;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which versions answer a request on a model. */
public final class Route {
  private final UUID tenantId;
  private final UUID modelId;
  private final int version;
  private final DeploymentRecord.@Nullable Canary canary;
  private final @Nullable Integer shadow;
  private final Map<Integer, VersionRecord> versions;
  private final VersionShelf shelf;
  private final Predicate<VersionRecord> current;

  /**
   * @param current whether a version is still to be kept in memory when a request has ended
   */
  Route(
      ModelRecord model,
      int version,
      DeploymentRecord.@Nullable Canary canary,
      @Nullable Integer shadow,
      Map<Integer, VersionRecord> versions,
      VersionShelf shelf,
      Predicate<VersionRecord> current) {
    this.tenantId = model.key().tenantId();
    this.modelId = model.id();
    this.version = version;
    this.canary = canary;
    this.shadow = shadow;
    this.versions = Map.copyOf(versions);
    this.shelf = shelf;
    this.current = current;
  }

  /** The model. */
  public UUID modelId() {
    return modelId;
  }

  /** Whose model it is. */
  public UUID tenantId() {
    return tenantId;
  }

  /** The version that answers a part of the inputs; nothing without a canary. */
  public OptionalInt canary() {
    return canary == null ? OptionalInt.empty() : OptionalInt.of(canary.version());
  }

  /** The version that is computed beside production; nothing without a shadow. */
  public OptionalInt shadow() {
    return shadow == null ? OptionalInt.empty() : OptionalInt.of(shadow);
  }

  /** What a version on this route answers. */
  public Task task(int number) {
    return record(number).task();
  }

  /** Whether a version on this route serves still, or is to serve soon. */
  public boolean current(int number) {
    return current.test(record(number));
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
   * One of the versions on this route, loaded.
   *
   * @throws VersionUnavailableException when it cannot be loaded
   */
  public Lease acquire(int number) {
    VersionRecord chosen = record(number);
    return shelf.acquire(chosen, () -> current.test(chosen));
  }

  private VersionRecord record(int number) {
    VersionRecord chosen = versions.get(number);
    if (chosen == null) {
      throw new IllegalArgumentException("Version %d is not on this route.".formatted(number));
    }
    return chosen;
  }
}
