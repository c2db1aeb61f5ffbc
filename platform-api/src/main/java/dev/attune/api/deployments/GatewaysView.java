package dev.attune.api.deployments;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a model stands on the gateways that run.
 *
 * @param running gateways of which something was heard in the last 20 seconds
 * @param serving those that serve the present deployment whole
 * @param idle those that were not asked for the model and load it with the first request
 */
@Schema(name = "Gateways")
public record GatewaysView(
    @Schema(examples = "2") int running,
    @Schema(examples = "1") int serving,
    @Schema(examples = "0") int idle,
    List<OnGateway> items) {

  /**
   * One gateway.
   *
   * @param state {@code idle}, {@code switching}, {@code serving}, {@code degraded} when it serves
   *     something else or less than what is deployed, {@code failed} when it serves nothing
   * @param revision of the deployment that it has read; null while it is idle
   * @param production the version that answers there
   * @param reason why it does not serve what is deployed
   * @param since when it came to this
   */
  @Schema(name = "OnGateway")
  public record OnGateway(
      @Schema(examples = "serving") String state,
      @Schema(examples = "3", nullable = true) @Nullable Integer revision,
      @Schema(examples = "2", nullable = true) @Nullable Integer production,
      @Schema(nullable = true) @Nullable Integer canary,
      @Schema(examples = "4", nullable = true) @Nullable Integer shadow,
      @Schema(nullable = true) @Nullable String reason,
      @Nullable Instant since) {}
}
