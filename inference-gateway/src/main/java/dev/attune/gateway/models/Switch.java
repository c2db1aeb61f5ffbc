package dev.attune.gateway.models;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The way to a deployment: its versions load side by side, none waiting for another. Guarded by the
 * model's lock, the future apart.
 */
final class Switch {
  private static final Duration PATIENCE_WITH_THE_OTHERS = Duration.ofSeconds(1);

  private final DeploymentRecord deployment;
  private final ServingPolicy policy;
  private final Map<Integer, Optional<VersionRecord>> ended = new TreeMap<>();
  private final CompletableFuture<Switch> answerable = new CompletableFuture<>();
  private final CompletableFuture<Switch> complete = new CompletableFuture<>();
  private @Nullable String productionTrouble;
  private @Nullable String trouble;

  Switch(DeploymentRecord deployment, ServingPolicy policy) {
    this.deployment = deployment;
    this.policy = policy;
  }

  /** Whether this is the way to what the record says. */
  boolean leadsTo(ModelRecord record) {
    return record.deployment() != null
        && record.deployment().revision() == deployment.revision()
        && record.policy().equals(policy);
  }

  void loaded(VersionRecord version) {
    ended.put(version.number(), Optional.of(version));
  }

  void failed(int number, String reason) {
    ended.put(number, Optional.empty());
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
    return version(deployment.production())
        .map(
            production ->
                new Serving(
                    deployment,
                    policy,
                    production,
                    deployment.canary() == null
                        ? null
                        : version(deployment.canary().version()).orElse(null),
                    deployment.shadow() == null
                        ? null
                        : version(deployment.shadow()).orElse(null)));
  }

  /** Whether every version has loaded or failed. */
  boolean ended() {
    return ended.size() == deployment.versions().count();
  }

  /** Wakes those who wait, after what is known has been put in place. */
  void settled() {
    if (ended.containsKey(deployment.production())) {
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

  /** Waits until production has loaded or failed, and a little longer for the others. */
  void await() {
    answerable.join();
    try {
      complete.get(PATIENCE_WITH_THE_OTHERS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return; // they join when they have loaded
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<VersionRecord> version(int number) {
    return ended.getOrDefault(number, Optional.empty());
  }
}
