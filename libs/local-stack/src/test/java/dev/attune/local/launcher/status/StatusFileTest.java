package dev.attune.local.launcher.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.local.launcher.config.Addresses;
import dev.attune.local.launcher.config.Part;
import dev.attune.local.process.ProcessIdentity;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusFileTest {
  private static final ProcessIdentity SELF =
      ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();

  @TempDir private Path directory;

  @Test
  void what_the_board_knows_is_read_back() {
    StatusBoard board = board();
    board.part(Part.CONSOLE, State.STARTING, null, "");
    board.part(Part.CONSOLE, State.READY, 42L, "");
    board.phase(Phase.READY);

    PlatformStatus status = file().read().orElseThrow();

    assertThat(status.phase()).isEqualTo(Phase.READY);
    assertThat(status.isSupervised()).isTrue();
    assertThat(status.fingerprint()).isEqualTo("programs and ports");
    assertThat(status.part("console").orElseThrow())
        .returns(State.READY, PartStatus::state)
        .returns(42L, PartStatus::pid)
        .returns(8080, PartStatus::port)
        .returns(0, PartStatus::restarts);
  }

  @Test
  void starting_again_after_having_been_ready_counts_as_a_restart() {
    StatusBoard board = board();
    for (State state : new State[] {State.STARTING, State.READY, State.DOWN, State.STARTING}) {
      board.part(Part.KEYCLOAK, state, null, "");
    }
    assertThat(file().read().orElseThrow().part("keycloak").orElseThrow().restarts()).isEqualTo(1);
  }

  @Test
  void without_a_file_there_is_no_status() {
    assertThat(file().read()).isEmpty();
  }

  private StatusBoard board() {
    Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    return new StatusBoard(Addresses.of(Map.of()), "programs and ports", SELF, file(), clock);
  }

  private StatusFile file() {
    return new StatusFile(directory.resolve("status.json"));
  }
}
