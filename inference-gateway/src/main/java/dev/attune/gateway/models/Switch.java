package dev.attune.gateway.models;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The way to a deployment: its versions load side by side, none waiting for another, and those that
 * serve in their places already go on meanwhile. Guarded by the model's lock, but for what is
 * wanted and the futures.
 */
final class Switch {
  private static final Duration PATIENCE_WITH_THE_OTHERS = Duration.ofSeconds(1);

  private final DeploymentRecord deployment;
  private final ServingPolicy policy;
  private final Set<Loadable> wanted;
  private final Map<Integer, VersionRecord> usable = new HashMap<>();
  private final Set<Integer> ended = new HashSet<>();
  private final CompletableFuture<Switch> answerable = new CompletableFuture<>();
  private final CompletableFuture<Switch> complete = new CompletableFuture<>();
  private @Nullable String productionTrouble;
  private @Nullable String trouble;

  /**
   * @param versions those of the deployment that there are
   * @param before what serves now; null when nothing does
   */
  Switch(
      DeploymentRecord deployment,
      ServingPolicy policy,
      Collection<VersionRecord> versions,
      @Nullable Serving before) {
    this.deployment = deployment;
    this.policy = policy;
    this.wanted =
        versions.stream().map(VersionRecord::loadable).collect(Collectors.toUnmodifiableSet());
    if (before != null) {
      versions.stream()
          .filter(version -> serves(before, version))
          .forEach(version -> usable.put(version.number(), version));
    }
  }

  /** A version in another place, as a canary that is promoted, is looked after first. */
  private boolean serves(Serving before, VersionRecord version) {
    @Nullable VersionRecord inItsPlace;
    if (version.number() == deployment.production()) {
      inItsPlace = before.production();
    } else if (deployment.canary() != null && version.number() == deployment.canary().version()) {
      inItsPlace = before.canary();
    } else {
      inItsPlace = before.shadow();
    }
    return inItsPlace != null && inItsPlace.loadable().equals(version.loadable());
  }

  /** Whether this is the way to what the record says. */
  boolean leadsTo(ModelRecord record) {
    return record.deployment() != null
        && record.deployment().revision() == deployment.revision()
        && record.policy().equals(policy);
  }

  /** The versions that it leads to, loaded or not. */
  Set<Loadable> wanted() {
    return wanted;
  }

  /** Whether a version may serve: it has loaded, or serves already and has not failed. */
  boolean stands(VersionRecord version) {
    return usable.containsKey(version.number());
  }

  void loaded(VersionRecord version) {
    usable.put(version.number(), version);
    ended.add(version.number());
  }

  void failed(int number, String reason) {
    usable.remove(number);
    ended.add(number);
    trouble = trouble == null ? reason : trouble + " " + reason;
    if (number == deployment.production()) {
      productionTrouble = reason;
    }
  }

  /** Why the version for production does not load; null while it loads and when it has. */
  @Nullable String productionTrouble() {
    return productionTrouble;
  }

  /** What did not load so far, in sentences; null when nothing failed. */
  @Nullable String trouble() {
    return trouble;
  }

  /** What may serve so far; nothing before the version for production has loaded. */
  Optional<Serving> serving() {
    return Optional.ofNullable(usable.get(deployment.production()))
        .map(
            production ->
                new Serving(
                    deployment,
                    policy,
                    production,
                    deployment.canary() == null ? null : usable.get(deployment.canary().version()),
                    deployment.shadow() == null ? null : usable.get(deployment.shadow())));
  }

  /** Whether every version has loaded or failed. */
  boolean ended() {
    return ended.size() == deployment.versions().count();
  }

  /** Wakes those who wait, after what is known has been put in place. */
  void settled() {
    if (ended.contains(deployment.production())) {
      answerable.complete(this);
    }
    if (ended()) {
      complete.complete(this);
    }
  }

  /** Another deployment came before this one was reached. */
  void superseded() {
    answerable.complete(this);
    complete.complete(this);
  }

  /** Waits until production has loaded or failed. */
  void awaitProduction() {
    answerable.join();
  }

  /** Waits a little until the others have, too. */
  void awaitOthers() {
    try {
      complete.get(PATIENCE_WITH_THE_OTHERS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return; // they join when they have loaded
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
