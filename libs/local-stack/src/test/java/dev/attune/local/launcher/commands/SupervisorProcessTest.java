package dev.attune.local.launcher.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.local.launcher.Main;
import dev.attune.local.launcher.config.Addresses;
import dev.attune.local.launcher.config.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorProcessTest {
  private static final String MAIN = Main.class.getName();

  private final Home home;

  SupervisorProcessTest(@TempDir Path directory) {
    home = new Home(directory);
    home.prepare();
  }

  @Test
  void a_supervisor_of_this_checkout_is_found_by_its_command_line() throws IOException {
    Process supervisor = start(home, MAIN, "supervise");
    Process service = start(home, MAIN, "serve");
    Process stranger = start(new Home(home.run()), MAIN, "supervise");
    try {
      assertThat(SupervisorProcess.running(home)).containsExactly(supervisor.toHandle());
    } finally {
      supervisor.destroyForcibly();
      service.destroyForcibly();
      stranger.destroyForcibly();
    }
  }

  @Test
  void what_an_earlier_supervisor_said_stays_in_the_log() throws Exception {
    Files.writeString(home.supervisorLog(), "Said earlier.\n");
    Process supervisor = SupervisorProcess.start(home, Addresses.of(Map.of()));
    assertThat(supervisor.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(home.supervisorLog())
        .content()
        .matches("(?s)Said earlier\\.\n[^\n]+Z The supervisor is started\\.\n.*is not built.*");
  }

  /** A shell that waits for a line, with these words at the end of its command line. */
  private static Process start(Home home, String... words) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", "read -r line");
    builder.command().addAll(List.of(words));
    home.marker().mark(builder);
    return builder.start();
  }
}
