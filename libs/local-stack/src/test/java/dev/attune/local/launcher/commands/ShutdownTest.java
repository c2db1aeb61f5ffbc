package dev.attune.local.launcher.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.local.LocalStackException;
import dev.attune.local.launcher.config.Addresses;
import dev.attune.local.launcher.config.Home;
import dev.attune.local.launcher.config.Part;
import dev.attune.local.launcher.status.State;
import dev.attune.local.launcher.status.StatusBoard;
import dev.attune.local.launcher.status.StatusFile;
import dev.attune.local.process.ProcessIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** This process stands in for one that listens on the console's port. */
class ShutdownTest {
  private static final ProcessIdentity SELF =
      ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
  private static final ProcessIdentity EARLIER =
      new ProcessIdentity(SELF.pid(), SELF.startTicks() - 1, SELF.bootId());

  private final Home home;
  private final ServerSocket listening;

  ShutdownTest(@TempDir Path directory) throws IOException {
    home = new Home(directory);
    home.prepare();
    listening = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
  }

  @AfterEach
  void stopListening() throws IOException {
    listening.close();
  }

  @Test
  void a_part_that_still_listens_is_named() {
    consoleWas(SELF);
    assertThatThrownBy(() -> new Shutdown(home).everything())
        .isInstanceOf(LocalStackException.class)
        .hasMessage("Process %d still listens on port %d.", SELF.pid(), listening.getLocalPort());
  }

  @Test
  void a_stranger_with_the_number_and_the_port_of_a_part_is_not_taken_for_it() {
    consoleWas(EARLIER);
    assertThat(new Shutdown(home).everything()).isFalse();
    assertThat(home.statusFile()).doesNotExist();
  }

  /** Writes what a supervisor wrote that has ended since. */
  private void consoleWas(ProcessIdentity process) {
    String port = Integer.toString(listening.getLocalPort());
    StatusBoard board =
        new StatusBoard(
            Addresses.of(Map.of(Part.CONSOLE.portVariable(), port)),
            "",
            EARLIER,
            new StatusFile(home.statusFile()),
            Clock.systemUTC());
    board.part(Part.CONSOLE, State.READY, process, "");
  }
}
