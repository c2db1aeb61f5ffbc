package dev.attune.gateway.models;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which versions of a model shall answer.
 *
 * @param shadow a version that is computed beside the one in production and never answered
 * @param pinned whether its versions stay in memory
 * @param since when this was decided
 */
record DeploymentRecord(
    int revision,
    int production,
    @Nullable Canary canary,
    @Nullable Integer shadow,
    boolean pinned,
    Instant since) {

  /** A version that answers a part of the requests. */
  record Canary(int version, int percent) {}

  /** The numbers of all its versions. */
  Stream<Integer> versions() {
    return Stream.concat(
            Stream.of(production),
            Stream.concat(
                Stream.ofNullable(canary).map(Canary::version), Stream.ofNullable(shadow)))
        .distinct();
  }
}
