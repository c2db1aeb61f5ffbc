package dev.attune.local.launcher.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.local.launcher.Screen;
import dev.attune.local.launcher.config.Addresses;
import dev.attune.local.launcher.config.Home;
import dev.attune.local.launcher.config.Part;
import dev.attune.local.launcher.status.Phase;
import dev.attune.local.launcher.status.State;
import dev.attune.local.launcher.status.StatusBoard;
import dev.attune.local.launcher.status.StatusFile;
import dev.attune.local.process.ProcessIdentity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusCommandTest {
  private static final ProcessIdentity SELF =
      ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final Screen screen = new Screen(new PrintStream(output, true, UTF_8), false);
  private final Home home;
  private final StatusBoard board;

  StatusCommandTest(@TempDir Path directory) {
    home = new Home(directory);
    home.prepare();
    board =
        new StatusBoard(
            Addresses.of(Map.of()), "", SELF, new StatusFile(home.statusFile()), Clock.systemUTC());
    for (Part part : Part.values()) {
      board.part(part, State.READY, SELF, "");
    }
    board.phase(Phase.READY);
  }

  @Test
  void all_is_ready_when_every_part_is() {
    assertThat(new StatusCommand(home, screen).run(false)).isZero();
    assertThat(output.toString(UTF_8)).doesNotContain("down");
  }

  @Test
  void a_part_whose_process_has_ended_is_down_whatever_was_written() throws Exception {
    ProcessIdentity ended = ended();
    board.part(Part.CONSOLE, State.READY, ended, "");
    assertThat(new StatusCommand(home, screen).run(false)).isEqualTo(3);
    assertThat(output.toString(UTF_8))
        .containsPattern("(?m)^console +down +port 8080 +process " + ended.pid() + " has ended$");
  }

  @Test
  void as_json_it_is_down_too() throws Exception {
    board.part(Part.CONSOLE, State.READY, ended(), "");
    assertThat(new StatusCommand(home, screen).run(true)).isEqualTo(3);
    assertThat(output.toString(UTF_8)).containsOnlyOnce("\"state\" : \"DOWN\"");
  }

  @Test
  void a_damaged_status_is_said_and_counts_as_none() throws IOException {
    Files.writeString(home.statusFile(), "{");
    assertThat(new StatusCommand(home, screen).run(false)).isEqualTo(3);
    assertThat(output.toString(UTF_8))
        .isEqualTo(
            """
            The status file %s is damaged and counts as missing.
            Attune is not running; ./attune up starts it.
            """
                .formatted(home.statusFile()));
  }

  @Test
  void where_the_status_is_damaged_the_json_is_nothing_but_json() throws IOException {
    Files.writeString(home.statusFile(), "{");
    assertThat(new StatusCommand(home, screen).run(true)).isEqualTo(3);
    assertThat(output.toString(UTF_8)).isEqualTo("{\"phase\":\"STOPPED\",\"parts\":[]}\n");
  }

  @Test
  void without_a_status_processes_that_run_are_not_denied() throws IOException {
    Files.delete(home.statusFile());
    ProcessBuilder builder = new ProcessBuilder("sleep", "60");
    home.marker().mark(builder);
    Process process = builder.start();
    try {
      assertThat(new StatusCommand(home, screen).run(false)).isEqualTo(3);
      assertThat(new StatusCommand(home, screen).run(true)).isEqualTo(3);
    } finally {
      process.destroyForcibly();
    }
    assertThat(output.toString(UTF_8))
        .isEqualTo(
            """
            Processes of Attune run, but there is no status of them; run ./attune up or down.
            {"phase":"UNKNOWN","parts":[]}
            """);
  }

  private static ProcessIdentity ended() throws Exception {
    Process process = new ProcessBuilder("sleep", "60").start();
    ProcessIdentity identity = ProcessIdentity.of(process.pid()).orElseThrow();
    process.destroyForcibly().waitFor();
    return identity;
  }
}
