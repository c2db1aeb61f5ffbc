package dev.attune.api.deployments;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which versions of a model answer.
 *
 * @param canary the version that gets a share of the requests
 * @param shadow the version that computes what production answers, and never answers
 * @param pinned whether gateways keep the versions loaded
 * @param revision counts the deployments of the model, from 1
 */
@Schema(name = "Deployment")
public record DeploymentView(
    @Schema(examples = "2", nullable = true) @Nullable Integer production,
    @Nullable Canary canary,
    @Schema(examples = "4", nullable = true) @Nullable Integer shadow,
    @Schema(examples = "false") boolean pinned,
    @Schema(examples = "3") int revision,
    @Schema(examples = "ling@example.org") String updatedBy,
    Instant updatedAt) {}
