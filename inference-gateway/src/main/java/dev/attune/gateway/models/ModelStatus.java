package dev.attune.gateway.models;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a model stands on this gateway.
 *
 * @param version the version that answers; null when none does
 * @param reason why something else answers than what is deployed; null when all is well
 */
public record ModelStatus(State state, @Nullable Integer version, @Nullable String reason) {

  /** The states. */
  public enum State {
    /** In memory and answering. */
    SERVING,
    /** Not in memory; the next request loads it. */
    COLD,
    /** The version before answers while the new one loads. */
    SWITCHING,
    /** Something of what is deployed does not load; the last good version answers. */
    DEGRADED,
    /** What is deployed does not load, and nothing served before it. */
    FAILED;

    /** The name in JSON. */
    @JsonValue
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
