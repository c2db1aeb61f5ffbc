package dev.attune.local.launcher.commands;

import dev.attune.local.LocalStackException;
import dev.attune.local.keycloak.KeycloakServer;
import dev.attune.local.launcher.config.Home;
import dev.attune.local.launcher.status.PartStatus;
import dev.attune.local.launcher.status.PlatformStatus;
import dev.attune.local.launcher.status.StatusFile;
import dev.attune.local.postgres.PostgresServer;
import dev.attune.local.process.CommandLine;
import dev.attune.local.process.PortOwner;
import dev.attune.local.process.ProcessIdentity;
import dev.attune.local.process.Termination;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Stops everything of one checkout, whatever state it is in, and makes sure of it. */
final class Shutdown {
  private static final Duration ORDERLY = Duration.ofSeconds(90);
  private static final Duration LEFTOVER = Duration.ofSeconds(20);

  private final Home home;
  private final Consumer<String> notices;

  Shutdown(Home home) {
    this(home, notice -> {});
  }

  /**
   * @param notices gets one sentence when the status is damaged, which hinders nothing
   */
  Shutdown(Home home, Consumer<String> notices) {
    this.home = home;
    this.notices = notices;
  }

  /** False when nothing ran. */
  boolean everything() {
    Optional<PlatformStatus> status = new StatusFile(home.statusFile()).read(notices);
    boolean ran = !home.marker().processes().isEmpty();
    status
        .map(PlatformStatus::supervisor)
        .flatMap(ProcessIdentity::handle)
        .ifPresent(supervisor -> Termination.stop(supervisor, ORDERLY));
    SupervisorProcess.running(home).forEach(supervisor -> Termination.stop(supervisor, ORDERLY));
    stopServices();
    KeycloakServer.stopOrphan(home.keycloakPidFile());
    PostgresServer.stopOrphan(home.databaseFiles());
    home.marker().processes().forEach(process -> Termination.stop(process, LEFTOVER));
    verify(status);
    forget();
    return ran;
  }

  /** What a killed supervisor left: all but the databases goes first. */
  private void stopServices() {
    List<ProcessHandle> services =
        home.marker().processes().stream().filter(Shutdown::isService).toList();
    services.forEach(ProcessHandle::destroy);
    services.forEach(service -> Termination.stop(service, LEFTOVER));
  }

  private static boolean isService(ProcessHandle process) {
    return CommandLine.of(process).stream()
        .anyMatch(argument -> argument.endsWith("quarkus-run.jar") && !isKeycloak(argument));
  }

  private static boolean isKeycloak(String argument) {
    return argument.contains("keycloak-");
  }

  private void verify(Optional<PlatformStatus> status) {
    List<ProcessHandle> left = home.marker().processes();
    if (!left.isEmpty()) {
      throw new LocalStackException(
          "These processes did not stop: " + left.stream().map(ProcessHandle::pid).toList() + ".");
    }
    for (PartStatus part : status.map(PlatformStatus::parts).orElse(List.of())) {
      ProcessIdentity process = part.process();
      if (process != null && process.isAlive() && listens(process, part.port())) {
        throw new LocalStackException(
            "Process " + process.pid() + " still listens on port " + part.port() + ".");
      }
    }
  }

  private static boolean listens(ProcessIdentity process, int port) {
    return PortOwner.of(port).filter(owner -> owner.pid() == process.pid()).isPresent();
  }

  private void forget() {
    try {
      Files.deleteIfExists(home.keycloakPidFile());
      Files.deleteIfExists(home.statusFile());
    } catch (IOException e) {
      throw new LocalStackException("Cannot delete files in " + home.run() + ".", e);
    }
  }
}
