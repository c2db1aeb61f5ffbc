package dev.attune.console.platform.runs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.console.platform.models.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A training run: what somebody asked for, and what became of it.
 *
 * @param hyperparameters as asked for, with the method's defaults for the rest
 * @param search null when it trains with these hyperparameters alone
 */
public record Run(
    String id,
    String model,
    @Nullable String dataset,
    @Nullable Integer snapshot,
    String baseModel,
    String method,
    @Nullable Map<String, JsonNode> hyperparameters,
    RunsApi.@Nullable Search search,
    String state,
    @Nullable Integer queuePosition,
    @Nullable Estimate estimate,
    @Nullable Progress progress,
    @Nullable Metrics metrics,
    @Nullable Integer version,
    @Nullable Failure failure,
    @Nullable String requestedBy,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {

  /** How long it may take, and what that is based on. */
  public record Estimate(@Nullable Double seconds, @Nullable String basis) {}

  /** Why it failed, for a person. */
  public record Failure(@Nullable String code, String message) {}

  public boolean queued() {
    return "queued".equals(state);
  }

  public boolean running() {
    return "running".equals(state);
  }

  public boolean succeeded() {
    return "succeeded".equals(state);
  }

  /** Whether it still goes on. */
  public boolean open() {
    return queued() || running();
  }

  /** What was asked for; null when it was left to the data, or the method had none of the name. */
  public @Nullable JsonNode hyperparameter(String name) {
    var value = hyperparameters == null ? null : hyperparameters.get(name);
    return value == null || value.isNull() ? null : value;
  }

  /** How long it trained; null when it never started or has not ended. */
  public @Nullable Double seconds() {
    if (startedAt == null || finishedAt == null) {
      return null;
    }
    return Duration.between(startedAt, finishedAt).toMillis() / 1000.0;
  }
}
