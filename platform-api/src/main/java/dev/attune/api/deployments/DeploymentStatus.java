package dev.attune.api.deployments;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which versions of a model answer, where, and what the trials beside them have shown.
 *
 * @param revision counts the deployments of the model, from 1
 * @param trials of the present shadow and canary against what is in production
 * @param history the latest deployments, newest first
 */
@Schema(name = "DeploymentStatus")
public record DeploymentStatus(
    @Schema(examples = "2", nullable = true) @Nullable Integer production,
    @Nullable Canary canary,
    @Schema(examples = "4", nullable = true) @Nullable Integer shadow,
    @Schema(examples = "false") boolean pinned,
    @Schema(examples = "3") int revision,
    @Schema(examples = "ling@example.org") String updatedBy,
    Instant updatedAt,
    GatewaysView gateways,
    List<TrialView> trials,
    List<DeploymentView> history) {}
