package dev.attune.gateway.trials;

import java.util.UUID;

/**
 * A version that is tried beside another.
 *
 * @param baseline the version in production
 * @param candidate the shadow or the canary
 */
record Trial(UUID tenantId, UUID modelId, TrialKind kind, int baseline, int candidate) {}
