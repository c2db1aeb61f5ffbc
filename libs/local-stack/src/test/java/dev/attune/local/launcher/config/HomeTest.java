package dev.attune.local.launcher.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
  private final Home home;

  HomeTest(@TempDir Path directory) {
    home = new Home(directory);
    home.prepare();
  }

  @Test
  void large_logs_of_the_parts_and_of_the_supervisor_are_put_aside() throws IOException {
    enlarge(home.supervisorLog());
    enlarge(home.log(Part.CONSOLE.id()));
    home.rotateLogs();
    assertThat(home.logs())
        .isDirectoryContaining(home.log("supervisor.old")::equals)
        .isDirectoryContaining(home.log("console.old")::equals)
        .isDirectoryNotContaining(home.supervisorLog()::equals)
        .isDirectoryNotContaining(home.log("console")::equals);
  }

  @Test
  void other_logs_go_on() throws IOException {
    Files.writeString(home.supervisorLog(), "Said earlier.");
    home.rotateLogs();
    assertThat(home.supervisorLog()).hasContent("Said earlier.");
  }

  private static void enlarge(Path log) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
      file.setLength(21L << 20);
    }
  }
}
