package dev.attune.gateway.models;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The versions that serve now; each was loaded at least once.
 *
 * @param deployment the deployment that they came from
 * @param policy the policy that they are served under
 * @param canary null when there is none, or when it does not load
 * @param shadow null when there is none, or when it does not load
 */
record Serving(
    DeploymentRecord deployment,
    ServingPolicy policy,
    VersionRecord production,
    @Nullable VersionRecord canary,
    @Nullable VersionRecord shadow) {

  List<Loadable> loadables() {
    return versions().map(VersionRecord::loadable).toList();
  }

  Stream<VersionRecord> versions() {
    return Stream.concat(
        Stream.of(production), Stream.concat(Stream.ofNullable(canary), Stream.ofNullable(shadow)));
  }
}
