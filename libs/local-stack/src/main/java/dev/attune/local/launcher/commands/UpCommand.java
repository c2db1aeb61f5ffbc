package dev.attune.local.launcher.commands;

import dev.attune.local.launcher.Screen;
import dev.attune.local.launcher.config.Addresses;
import dev.attune.local.launcher.config.Home;
import dev.attune.local.launcher.config.Installation;
import dev.attune.local.launcher.config.Part;
import dev.attune.local.launcher.demo.Demo;
import dev.attune.local.launcher.status.PlatformStatus;
import dev.attune.local.launcher.status.StatusFile;
import dev.attune.local.process.ProcessIdentity;
import dev.attune.local.process.Termination;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@code ./attune up}. */
public final class UpCommand {
  private static final Duration FOR_EVER = Duration.ofDays(3650);

  private final Home home;
  private final Screen screen;
  private final AtomicBoolean stopAtExit = new AtomicBoolean();

  public UpCommand(Home home, Screen screen) {
    this.home = home;
    this.screen = screen;
  }

  /** Returns when all is ready (detached), else when the platform has ended. */
  public void run(UpOptions options, Map<String, String> environment) {
    Startup startup = new Startup(home, Addresses.of(environment), screen);
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopIfAsked, "stop"));
    Installation installation = startup.run(options.fresh(), () -> stopAtExit.set(true));
    if (options.demo()) {
      new Demo(installation, screen).run();
    }
    printAddresses(installation.addresses());
    if (options.detach()) {
      stopAtExit.set(false);
      screen.line("It runs in the background; ./attune down stops it.");
      return;
    }
    stopAtExit.set(true);
    screen.line("Ctrl-C stops everything.");
    new StatusFile(home.statusFile())
        .read()
        .map(PlatformStatus::supervisor)
        .or(this::withoutStatus)
        .ifPresent(supervisor -> Termination.awaitEnd(supervisor, FOR_EVER));
    if (stopAtExit.getAndSet(false)) {
      screen.line("Attune was stopped from elsewhere.");
    }
  }

  private Optional<ProcessIdentity> withoutStatus() {
    return SupervisorProcess.running(home).stream()
        .findFirst()
        .flatMap(supervisor -> ProcessIdentity.of(supervisor.pid()));
  }

  private void stopIfAsked() {
    if (stopAtExit.getAndSet(false)) {
      screen.progress("Stopping the services, Keycloak and PostgreSQL …");
      if (new Shutdown(home).everything()) {
        screen.line("Attune is stopped; its data is kept in " + home.state() + ".");
      }
    }
  }

  private void printAddresses(Addresses addresses) {
    screen.line("");
    screen.line("  " + screen.bold("Console") + "            " + addresses.url(Part.CONSOLE));
    screen.line("  platform-api       " + addresses.url(Part.PLATFORM_API) + "/q/swagger-ui");
    screen.line("  inference-gateway  " + addresses.url(Part.INFERENCE_GATEWAY));
    screen.line("  Keycloak           " + addresses.url(Part.KEYCLOAK));
    screen.line(
        "  PostgreSQL         127.0.0.1:" + addresses.port(Part.POSTGRESQL) + ", database attune");
    screen.line("");
  }
}
