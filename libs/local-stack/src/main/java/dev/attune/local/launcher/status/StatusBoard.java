package dev.attune.local.launcher.status;

import dev.attune.local.launcher.config.Addresses;
import dev.attune.local.launcher.config.Part;
import dev.attune.local.process.ProcessIdentity;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The supervisor's knowledge, written to the status file with every change. */
public final class StatusBoard {
  private final StatusFile file;
  private final Clock clock;
  private final ProcessIdentity supervisor;
  private final String fingerprint;
  private final Map<Part, PartStatus> parts = new EnumMap<>(Part.class);
  private Phase phase = Phase.STARTING;
  private @Nullable String failure;

  /**
   * @param fingerprint of the programs and ports that run
   */
  public StatusBoard(
      Addresses addresses,
      String fingerprint,
      ProcessIdentity supervisor,
      StatusFile file,
      Clock clock) {
    this.file = file;
    this.clock = clock;
    this.supervisor = supervisor;
    this.fingerprint = fingerprint;
    for (Part part : Part.values()) {
      parts.put(
          part,
          new PartStatus(
              part.id(),
              part.title(),
              addresses.port(part),
              State.WAITING,
              null,
              0,
              clock.instant(),
              null,
              ""));
    }
    file.write(snapshot());
  }

  public synchronized void phase(Phase newPhase) {
    phase = newPhase;
    file.write(snapshot());
  }

  public synchronized void failed(String sentence) {
    failure = sentence;
    phase(Phase.FAILED);
  }

  public synchronized void part(Part part, State state, @Nullable Long pid, String detail) {
    parts.computeIfPresent(
        part, (same, status) -> status.with(state, pid, detail, clock.instant()));
    file.write(snapshot());
  }

  private PlatformStatus snapshot() {
    return new PlatformStatus(supervisor, phase, failure, fingerprint, List.copyOf(parts.values()));
  }
}
