package dev.attune.local.launcher.status;

import dev.attune.local.process.ProcessIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The whole platform.
 *
 * @param supervisor the process that looks after it
 * @param failure the sentence that explains {@link Phase#FAILED}
 * @param fingerprint of the programs and ports that run
 */
public record PlatformStatus(
    ProcessIdentity supervisor,
    Phase phase,
    @Nullable String failure,
    String fingerprint,
    List<PartStatus> parts) {
  public PlatformStatus {
    parts = List.copyOf(parts);
  }

  public boolean isSupervised() {
    return supervisor.isAlive();
  }

  /**
   * What can be seen now: parts whose processes have ended are down, whatever the supervisor was
   * last able to write.
   */
  public PlatformStatus observed(Instant now) {
    return new PlatformStatus(
        supervisor,
        phase,
        failure,
        fingerprint,
        parts.stream().map(part -> part.observed(now)).toList());
  }

  /** Whether these programs and ports are ready or being started, and none of it is gone. */
  public boolean runs(String wanted) {
    return isSupervised()
        && (phase == Phase.READY || phase == Phase.STARTING)
        && fingerprint.equals(wanted)
        && parts.stream().noneMatch(PartStatus::isGone);
  }

  public Optional<PartStatus> part(String id) {
    return parts.stream().filter(part -> part.id().equals(id)).findFirst();
  }
}
