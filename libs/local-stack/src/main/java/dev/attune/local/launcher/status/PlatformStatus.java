package dev.attune.local.launcher.status;

import dev.attune.local.process.ProcessIdentity;
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

  public Optional<PartStatus> part(String id) {
    return parts.stream().filter(part -> part.id().equals(id)).findFirst();
  }
}
