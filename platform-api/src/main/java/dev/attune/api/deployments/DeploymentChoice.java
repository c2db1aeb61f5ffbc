package dev.attune.api.deployments;

import org.jspecify.annotations.Nullable;

/** What is to be deployed, checked. */
record DeploymentChoice(
    @Nullable Integer production,
    @Nullable Canary canary,
    @Nullable Integer shadow,
    boolean pinned) {}
