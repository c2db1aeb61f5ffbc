package dev.attune.local.launcher.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.local.launcher.Screen;
import dev.attune.local.launcher.config.Home;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownCommandTest {
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final Screen screen = new Screen(new PrintStream(output, true, UTF_8), false);
  private final Home home;

  DownCommandTest(@TempDir Path directory) throws IOException {
    home = new Home(directory);
    home.prepare();
    Files.writeString(home.statusFile(), "");
  }

  @Test
  void a_damaged_status_is_said_and_forgotten() {
    new DownCommand(home, screen).run();
    assertThat(output.toString(UTF_8))
        .isEqualTo(
            """
            The status file %s is damaged and counts as missing.
            Attune was not running.
            """
                .formatted(home.statusFile()));
    assertThat(home.statusFile()).doesNotExist();
  }

  @Test
  void with_a_damaged_status_what_runs_is_stopped_all_the_same() throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sleep", "60");
    home.marker().mark(builder);
    Process process = builder.start();
    try {
      new DownCommand(home, screen).run();
      assertThat(home.marker().processes()).isEmpty();
    } finally {
      process.destroyForcibly();
    }
    assertThat(output.toString(UTF_8))
        .isEqualTo(
            """
            The status file %s is damaged and counts as missing.
            Attune is stopped; its data is kept in %s.
            """
                .formatted(home.statusFile(), home.state()));
  }
}
