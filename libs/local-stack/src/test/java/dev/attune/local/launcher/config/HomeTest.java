package dev.attune.local.launcher.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  @Test
  void usage_that_was_not_written_is_gone_with_the_rest_of_the_data() throws IOException {
    List<Path> data = List.of(home.databaseFiles(), home.artifacts(), home.usage(), home.secrets());
    for (Path directory : data) {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve("of-an-earlier-start"), "Old.");
    }
    Files.writeString(home.supervisorLog(), "Said earlier.");

    home.deleteData();

    assertThat(data).noneMatch(directory -> Files.exists(directory));
    assertThat(home.supervisorLog()).hasContent("Said earlier.");
  }

  private static void enlarge(Path log) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
      file.setLength(21L << 20);
    }
  }
}
