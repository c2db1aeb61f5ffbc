package dev.attune.local.launcher.status;

import dev.attune.local.LocalStackException;
import dev.attune.local.launcher.config.Addresses;
import dev.attune.local.launcher.config.Part;
import dev.attune.local.process.ProcessIdentity;
import java.io.PrintStream;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The supervisor's knowledge, written to the status file with every change. A change that cannot be
 * written, for instance to a full disk, is known all the same and goes into the file later.
 */
public final class StatusBoard {
  private final StatusFile file;
  private final Clock clock;
  private final PrintStream log;
  private final ProcessIdentity supervisor;
  private final String fingerprint;
  private final Map<Part, PartStatus> parts = new EnumMap<>(Part.class);
  private Phase phase = Phase.STARTING;
  private @Nullable String failure;
  private boolean behind;

  /**
   * @param fingerprint of the programs and ports that run
   * @throws LocalStackException if not even the first status can be written
   */
  public StatusBoard(
      Addresses addresses,
      String fingerprint,
      ProcessIdentity supervisor,
      StatusFile file,
      Clock clock) {
    this(addresses, fingerprint, supervisor, file, clock, System.err);
  }

  StatusBoard(
      Addresses addresses,
      String fingerprint,
      ProcessIdentity supervisor,
      StatusFile file,
      Clock clock,
      PrintStream log) {
    this.file = file;
    this.clock = clock;
    this.log = log;
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
    write();
  }

  public synchronized void failed(String sentence) {
    failure = sentence;
    phase(Phase.FAILED);
  }

  public synchronized void part(
      Part part, State state, @Nullable ProcessIdentity process, String detail) {
    parts.computeIfPresent(
        part, (same, status) -> status.with(state, process, detail, clock.instant()));
    write();
  }

  /** Says in the log that the supervisor itself failed while it looked after a part. */
  public void error(Part part, Error error) {
    log.print(clock.instant() + " " + part.title() + " met an error of the supervisor itself: ");
    error.printStackTrace(log);
  }

  /** Writes what could not be written when it changed, if there is any. */
  public synchronized void catchUp() {
    if (behind) {
      write();
    }
  }

  private void write() {
    try {
      file.write(snapshot());
      if (behind) {
        log.println(clock.instant() + " The status is written again.");
      }
      behind = false;
    } catch (LocalStackException e) {
      fallBehind(e.getMessage());
    } catch (Error e) {
      fallBehind("Cannot write the status: " + e + ".");
    }
  }

  private void fallBehind(@Nullable String sentence) {
    if (!behind) {
      behind = true;
      log.println(clock.instant() + " " + sentence + " The parts are kept running.");
    }
  }

  private PlatformStatus snapshot() {
    return new PlatformStatus(supervisor, phase, failure, fingerprint, List.copyOf(parts.values()));
  }
}
