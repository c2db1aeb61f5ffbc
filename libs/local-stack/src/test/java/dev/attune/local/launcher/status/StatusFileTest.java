package dev.attune.local.launcher.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.local.LocalStackException;
import dev.attune.local.launcher.config.Addresses;
import dev.attune.local.launcher.config.Part;
import dev.attune.local.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusFileTest {
  private static final ProcessIdentity SELF =
      ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();

  private static final ProcessIdentity CONSOLE = new ProcessIdentity(42, 4200, SELF.bootId());

  @TempDir private Path directory;

  @Test
  void what_the_board_knows_is_read_back() {
    StatusBoard board = board();
    board.part(Part.CONSOLE, State.STARTING, null, "");
    board.part(Part.CONSOLE, State.READY, CONSOLE, "");
    board.phase(Phase.READY);

    PlatformStatus status = file().read().orElseThrow();

    assertThat(status.phase()).isEqualTo(Phase.READY);
    assertThat(status.isSupervised()).isTrue();
    assertThat(status.fingerprint()).isEqualTo("programs and ports");
    assertThat(status.part("console").orElseThrow())
        .returns(State.READY, PartStatus::state)
        .returns(CONSOLE, PartStatus::process)
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

  @Test
  void without_the_start_time_a_process_is_known_by_its_number() throws IOException {
    writeWithoutStartTimes(SELF.bootId());
    assertThat(file().read().orElseThrow().part("console").orElseThrow())
        .returns(SELF, PartStatus::process)
        .returns(false, PartStatus::isGone);
  }

  @Test
  void without_the_start_time_a_process_of_an_earlier_boot_is_gone() throws IOException {
    writeWithoutStartTimes("another boot");
    assertThat(file().read().orElseThrow().part("console").orElseThrow().isGone()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "not JSON",
        "{ \"phase\" : \"READY\", \"parts\" : [ { \"id\"",
        "{ \"phase\" : \"REA\" }",
        "{ \"phase\" : \"READY\", \"parts\" : [ { \"state\" : \"DOWN\", \"since\" : \"2026\" } ] }"
      })
  void a_damaged_file_counts_as_missing_and_is_said_in_one_sentence(String damaged)
      throws IOException {
    Path status = Files.writeString(directory.resolve("status.json"), damaged);
    List<String> notices = new ArrayList<>();
    assertThat(file().read(notices::add)).isEmpty();
    assertThat(notices)
        .containsExactly("The status file " + status + " is damaged and counts as missing.");
  }

  @Test
  void zeros_as_after_a_loss_of_power_count_as_missing() throws IOException {
    Files.write(directory.resolve("status.json"), new byte[4096]);
    assertThat(file().read()).isEmpty();
  }

  @Test
  void bytes_that_are_no_text_count_as_missing() throws IOException {
    Files.write(directory.resolve("status.json"), new byte[] {(byte) 0xC3, 0x28});
    assertThat(file().read()).isEmpty();
  }

  @Test
  void a_file_that_cannot_be_read_is_no_missing_one() throws IOException {
    Path inTheWay = Files.createDirectory(directory.resolve("status.json"));
    assertThatThrownBy(() -> file().read())
        .isInstanceOf(LocalStackException.class)
        .hasMessage("Cannot read " + inTheWay + ".");
  }

  /** As an earlier launcher did. */
  private void writeWithoutStartTimes(String bootId) throws IOException {
    Files.writeString(
        directory.resolve("status.json"),
        """
        {
          "phase" : "READY",
          "failure" : null,
          "supervised" : true,
          "supervisor" : { "pid" : 41, "startTicks" : 4100, "bootId" : "%s" },
          "fingerprint" : "programs and ports",
          "parts" : [ {
            "id" : "console", "title" : "console", "port" : 8080, "state" : "READY", "pid" : %d,
            "restarts" : 0, "since" : "2026-01-01T00:00:00Z", "seconds" : 1.5, "detail" : ""
          } ]
        }
        """
            .formatted(bootId, SELF.pid()));
  }

  private StatusBoard board() {
    Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    return new StatusBoard(Addresses.of(Map.of()), "programs and ports", SELF, file(), clock);
  }

  private StatusFile file() {
    return new StatusFile(directory.resolve("status.json"));
  }
}
