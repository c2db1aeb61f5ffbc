package dev.attune.local.launcher.commands;

import dev.attune.local.launcher.Screen;
import dev.attune.local.launcher.config.Home;

/** {@code ./attune down}. */
public final class DownCommand {
  private final Home home;
  private final Screen screen;

  public DownCommand(Home home, Screen screen) {
    this.home = home;
    this.screen = screen;
  }

  public void run() {
    screen.progress("Stopping the services, Keycloak and PostgreSQL …");
    boolean ran = new Shutdown(home, screen::line).everything();
    screen.line(
        ran
            ? "Attune is stopped; its data is kept in " + home.state() + "."
            : "Attune was not running.");
  }
}
