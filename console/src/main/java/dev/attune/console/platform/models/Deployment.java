package dev.attune.console.platform.models;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which versions of a model serve. */
public record Deployment(
    @Nullable Integer production,
    @Nullable Canary canary,
    @Nullable Integer shadow,
    boolean pinned,
    int revision,
    @Nullable String updatedBy,
    @Nullable Instant updatedAt) {

  /** A version that answers a share of the requests. */
  public record Canary(int version, int percent) {}

  public boolean serving() {
    return production != null;
  }

  /** The numbers of the versions that answer or run as shadow. */
  public List<Integer> versions() {
    return Stream.of(
            Stream.ofNullable(production),
            Stream.ofNullable(canary).map(Canary::version),
            Stream.ofNullable(shadow))
        .flatMap(numbers -> numbers)
        .toList();
  }

  /** Whether the same versions answer in the same shares. */
  public boolean servesAs(Deployment other) {
    return Objects.equals(production, other.production)
        && Objects.equals(canary, other.canary)
        && Objects.equals(shadow, other.shadow);
  }
}
