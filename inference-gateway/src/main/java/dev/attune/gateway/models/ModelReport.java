package dev.attune.gateway.models;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a deployed model stands on this gateway, for the others to see.
 *
 * @param revision of the deployment that was read last
 * @param production the version that answers; null while none does
 * @param reason why something else serves than what is deployed; null when all is well
 */
public record ModelReport(
    UUID tenantId,
    UUID modelId,
    int revision,
    ModelStatus.State state,
    @Nullable Integer production,
    @Nullable Integer canary,
    @Nullable Integer shadow,
    @Nullable String reason) {

  /** Nothing when the model is not deployed. */
  static Optional<ModelReport> of(ModelState state) {
    DeploymentRecord deployment = state.record().deployment();
    if (deployment == null) {
      return Optional.empty();
    }
    Serving serving = state.serving();
    return Optional.of(
        new ModelReport(
            state.record().key().tenantId(),
            state.record().id(),
            deployment.revision(),
            stateOf(state),
            serving == null ? null : serving.production().number(),
            serving == null ? null : number(serving.canary()),
            serving == null ? null : number(serving.shadow()),
            state.trouble()));
  }

  private static ModelStatus.State stateOf(ModelState state) {
    if (state.trouble() != null) {
      return state.serving() == null ? ModelStatus.State.FAILED : ModelStatus.State.DEGRADED;
    }
    return state.serves(state.record()) ? ModelStatus.State.SERVING : ModelStatus.State.SWITCHING;
  }

  private static @Nullable Integer number(@Nullable VersionRecord version) {
    return version == null ? null : version.number();
  }
}
