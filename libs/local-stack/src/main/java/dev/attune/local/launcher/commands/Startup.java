package dev.attune.local.launcher.commands;

import dev.attune.local.LocalStackException;
import dev.attune.local.launcher.Screen;
import dev.attune.local.launcher.config.Addresses;
import dev.attune.local.launcher.config.Home;
import dev.attune.local.launcher.config.Installation;
import dev.attune.local.launcher.config.LocalSecrets;
import dev.attune.local.launcher.config.Part;
import dev.attune.local.launcher.status.PartStatus;
import dev.attune.local.launcher.status.Phase;
import dev.attune.local.launcher.status.PlatformStatus;
import dev.attune.local.launcher.status.State;
import dev.attune.local.launcher.status.StatusFile;
import dev.attune.local.process.MasterKeyProgram;
import dev.attune.local.process.Polling;
import dev.attune.local.process.ProcessIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Brings the platform up, or finds it running already. */
final class Startup {
  private static final Duration LIMIT = Duration.ofMinutes(15);
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final int TAIL = 15;

  private final Home home;
  private final Addresses addresses;
  private final Screen screen;
  private final StatusFile statusFile;

  Startup(Home home, Addresses addresses, Screen screen) {
    this.home = home;
    this.addresses = addresses;
    this.screen = screen;
    this.statusFile = new StatusFile(home.statusFile());
  }

  /**
   * Returns when every part is ready.
   *
   * @param beforeStart called when the platform did not run and is about to be started
   */
  Installation run(boolean fresh, Runnable beforeStart) {
    if (fresh) {
      new Shutdown(home, screen::line).everything();
      home.deleteData();
    }
    home.prepare();
    Installation installation = new Installation(home, addresses, LocalSecrets.of(home));
    String fingerprint = installation.fingerprint();
    Optional<PlatformStatus> running =
        statusFile.read(screen::line).filter(status -> status.runs(fingerprint));
    if (running.isPresent()) {
      awaitReady(running.get().supervisor());
      return installation;
    }
    if (new Shutdown(home).everything()) {
      screen.line("Stopped what an earlier start had left running.");
    }
    addresses.requireFree();
    if (!Files.exists(home.masterKey())) {
      MasterKeyProgram.run(
          home.program(Part.PLATFORM_API.id()), home.masterKey(), home.log("master-key"));
    }
    home.rotateLogs();
    beforeStart.run();
    Process supervisor = SupervisorProcess.start(home, addresses);
    awaitReady(
        ProcessIdentity.of(supervisor.pid())
            .orElseThrow(
                () ->
                    new LocalStackException(
                        "The supervisor ended at once; see " + home.supervisorLog() + ".")));
    return installation;
  }

  private void awaitReady(ProcessIdentity supervisor) {
    StartupDisplay display = new StartupDisplay(screen);
    Optional<Phase> phase =
        Polling.first(
            LIMIT,
            LOOK_EVERY,
            () -> {
              Optional<PlatformStatus> status = current(supervisor);
              status.ifPresent(platform -> display.show(platform, Instant.now()));
              return supervisor.isAlive()
                  ? status.map(PlatformStatus::phase).filter(each -> each != Phase.STARTING)
                  : Optional.of(Phase.FAILED);
            });
    if (phase.filter(each -> each == Phase.READY).isEmpty()) {
      explain(current(supervisor));
    }
  }

  private Optional<PlatformStatus> current(ProcessIdentity supervisor) {
    return statusFile.read().filter(status -> status.supervisor().equals(supervisor));
  }

  private void explain(Optional<PlatformStatus> status) {
    Path log =
        status.map(PlatformStatus::parts).orElse(List.of()).stream()
            .filter(part -> part.state() == State.DOWN && !part.detail().isEmpty())
            .findFirst()
            .map(PartStatus::id)
            .map(home::log)
            .orElse(home.supervisorLog());
    LogTail.of(log, TAIL).forEach(line -> screen.line(screen.dim("  | " + line)));
    new Shutdown(home).everything();
    throw new LocalStackException(
        status.map(PlatformStatus::failure).orElse("The platform did not start; see " + log + "."));
  }
}
