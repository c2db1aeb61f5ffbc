package dev.attune.local.launcher.commands;

import dev.attune.local.launcher.Screen;
import dev.attune.local.launcher.status.PartStatus;
import dev.attune.local.launcher.status.PlatformStatus;
import dev.attune.local.launcher.status.State;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows the parts becoming ready, one line each, and below what is still being waited for. */
final class StartupDisplay {
  private final Screen screen;
  private final Set<String> shown = new HashSet<>();

  StartupDisplay(Screen screen) {
    this.screen = screen;
  }

  void show(PlatformStatus status, Instant now) {
    for (PartStatus part : status.parts()) {
      if (part.state() == State.READY && shown.add(part.id())) {
        Double seconds = part.seconds();
        String time = seconds == null ? "" : String.format(Locale.ROOT, "%.1f s", seconds);
        screen.done(part.title(), Screen.pad("port " + part.port(), 14) + screen.dim(time));
      }
    }
    String waiting =
        status.parts().stream()
            .filter(part -> part.state() == State.STARTING || part.state() == State.DOWN)
            .map(part -> describe(part, now))
            .collect(Collectors.joining(", "));
    if (!waiting.isEmpty()) {
      screen.progress("  … " + waiting);
    }
  }

  private static String describe(PartStatus part, Instant now) {
    long seconds = Duration.between(part.since(), now).toSeconds();
    String detail = part.detail().isEmpty() ? "" : " (" + part.detail() + ")";
    return part.title() + detail + " " + seconds + " s";
  }
}
