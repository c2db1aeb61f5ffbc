package dev.attune.gateway.models;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A model as the database has it.
 *
 * @param deployment what shall serve; null when nothing is deployed
 * @param policy the tenant's
 */
record ModelRecord(
    UUID id, ModelKey key, @Nullable DeploymentRecord deployment, ServingPolicy policy) {}
