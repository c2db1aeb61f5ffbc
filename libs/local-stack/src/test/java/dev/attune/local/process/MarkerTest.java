package dev.attune.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkerTest {
  @TempDir private Path installation;

  @Test
  void only_processes_of_this_installation_are_found() throws IOException {
    Marker marker = new Marker(installation);
    Process ours = start(marker);
    Process others = start(new Marker(installation.resolve("other")));
    try {
      assertThat(marker.processes()).containsExactly(ours.toHandle());
    } finally {
      ours.destroyForcibly();
      others.destroyForcibly();
    }
  }

  private static Process start(Marker marker) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sleep", "60");
    marker.mark(builder);
    return builder.start();
  }
}
