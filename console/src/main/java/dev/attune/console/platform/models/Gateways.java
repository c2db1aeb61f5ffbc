package dev.attune.console.platform.models;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a model stands on the gateways that run.
 *
 * @param idle those that load it with the first request
 */
public record Gateways(int running, int serving, int idle, List<OnGateway> items) {

  /** One gateway. */
  public record OnGateway(
      String state,
      @Nullable Integer production,
      @Nullable Integer canary,
      @Nullable Integer shadow,
      @Nullable String reason) {}

  /** Whether some are on their way to what is deployed. */
  public boolean settling() {
    return items.stream().anyMatch(item -> item.state().equals("switching"));
  }

  /** Why some do not serve what is deployed, each reason once. */
  public List<String> reasons() {
    return items.stream().map(OnGateway::reason).filter(r -> r != null).distinct().toList();
  }
}
