package dev.attune.local.launcher.commands;

import dev.attune.local.LocalStackException;
import dev.attune.local.launcher.Screen;
import dev.attune.local.launcher.config.Home;
import dev.attune.local.launcher.status.PartStatus;
import dev.attune.local.launcher.status.Phase;
import dev.attune.local.launcher.status.PlatformStatus;
import dev.attune.local.launcher.status.State;
import dev.attune.local.launcher.status.StatusFile;
import dev.attune.local.process.ProcessIdentity;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code ./attune status [--json]}. */
public final class StatusCommand {
  private static final int NOT_READY = 3;

  private final Home home;
  private final Screen screen;

  public StatusCommand(Home home, Screen screen) {
    this.home = home;
    this.screen = screen;
  }

  /** Returns 0 when all is ready, else 3. */
  public int run(boolean json) {
    Consumer<String> notices = json ? StatusCommand::besideTheJson : screen::line;
    Optional<PlatformStatus> status = new StatusFile(home.statusFile()).read(notices);
    if (status.isEmpty()) {
      boolean runs = !home.marker().processes().isEmpty();
      screen.line(json ? jsonWithoutStatus(runs) : sentenceWithoutStatus(runs));
      return NOT_READY;
    }
    PlatformStatus platform = status.get().observed(Instant.now());
    try {
      if (json) {
        screen.line(StatusFile.json(platform).strip());
      } else {
        print(platform);
      }
    } catch (IOException e) {
      throw new LocalStackException("Cannot write the status as JSON.", e);
    }
    return isReady(platform) ? 0 : NOT_READY;
  }

  private static void besideTheJson(String notice) {
    System.err.println("attune: " + notice);
  }

  private static String jsonWithoutStatus(boolean runs) {
    return "{\"phase\":\"" + (runs ? "UNKNOWN" : "STOPPED") + "\",\"parts\":[]}";
  }

  private static String sentenceWithoutStatus(boolean runs) {
    return runs
        ? "Processes of Attune run, but there is no status of them; run ./attune up or down."
        : "Attune is not running; ./attune up starts it.";
  }

  private static boolean isReady(PlatformStatus platform) {
    return platform.isSupervised()
        && platform.phase() == Phase.READY
        && platform.parts().stream().allMatch(part -> part.state() == State.READY);
  }

  private void print(PlatformStatus platform) {
    for (PartStatus part : platform.parts()) {
      ProcessIdentity process = part.process();
      String state = part.state().name().toLowerCase(Locale.ROOT);
      String shown =
          part.state() == State.READY
              ? screen.green(Screen.pad(state, 10))
              : screen.red(Screen.pad(state, 10));
      screen.line(
          Screen.pad(part.title(), 20)
              + shown
              + Screen.pad("port " + part.port(), 12)
              + Screen.pad(process == null ? "" : "process " + process.pid(), 18)
              + restarts(part)
              + part.detail());
    }
    if (!platform.isSupervised()) {
      screen.line(
          screen.red("Nobody looks after these processes any more; run ./attune up or down."));
    }
  }

  private static String restarts(PartStatus part) {
    return switch (part.restarts()) {
      case 0 -> "";
      case 1 -> "started again once  ";
      default -> "started again " + part.restarts() + " times  ";
    };
  }
}
