package dev.attune.local.launcher.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.local.launcher.config.Addresses;
import dev.attune.local.launcher.config.Part;
import dev.attune.local.process.ProcessIdentity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusBoardTest {
  private static final ProcessIdentity SELF =
      ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final Path run;
  private final StatusFile file;
  private final StatusBoard board;

  StatusBoardTest(@TempDir Path directory) throws IOException {
    run = Files.createDirectory(directory.resolve("run"));
    file = new StatusFile(run.resolve("status.json"));
    board =
        new StatusBoard(
            Addresses.of(Map.of()),
            "",
            SELF,
            file,
            Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC),
            new PrintStream(log, true, UTF_8));
  }

  @Test
  void what_could_not_be_written_is_written_with_the_next_change() throws IOException {
    makeUnwritable();
    board.part(Part.KEYCLOAK, State.DOWN, null, "ended with status 1");
    makeWritable();
    board.part(Part.CONSOLE, State.READY, SELF, "");
    PlatformStatus status = file.read().orElseThrow();
    assertThat(status.part("keycloak").orElseThrow().detail()).isEqualTo("ended with status 1");
    assertThat(status.part("console").orElseThrow().state()).isEqualTo(State.READY);
  }

  @Test
  void without_another_change_it_can_be_caught_up() throws IOException {
    makeUnwritable();
    board.phase(Phase.READY);
    board.catchUp();
    makeWritable();
    board.catchUp();
    assertThat(file.read().orElseThrow().phase()).isEqualTo(Phase.READY);
  }

  @Test
  void each_turn_of_fortune_is_said_once() throws IOException {
    makeUnwritable();
    for (State state : State.values()) {
      board.part(Part.KEYCLOAK, state, null, "");
    }
    makeWritable();
    board.phase(Phase.READY);
    board.phase(Phase.STOPPING);
    assertThat(log.toString(UTF_8))
        .isEqualTo(
            """
            2026-01-01T00:00:00Z Cannot write %s. The parts are kept running.
            2026-01-01T00:00:00Z The status is written again.
            """
                .formatted(run.resolve("status.json")));
  }

  @Test
  void an_error_of_the_supervisor_itself_is_in_its_log_with_the_way_it_came() {
    board.error(Part.CONSOLE, new NoClassDefFoundError("some/Type"));
    assertThat(log.toString(UTF_8))
        .startsWith(
            "2026-01-01T00:00:00Z console met an error of the supervisor itself: "
                + "java.lang.NoClassDefFoundError: some/Type\n\tat ");
  }

  private void makeUnwritable() throws IOException {
    Files.delete(run.resolve("status.json"));
    Files.delete(run);
  }

  private void makeWritable() throws IOException {
    Files.createDirectory(run);
  }
}
