package dev.attune.gateway.models;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which versions of a model shall answer.
 *
 * @param since when this was decided
 */
record DeploymentRecord(int revision, int production, @Nullable Canary canary, Instant since) {

  /** A version that answers a part of the requests. */
  record Canary(int version, int percent) {}
}
