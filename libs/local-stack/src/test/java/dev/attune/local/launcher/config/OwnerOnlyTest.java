package dev.attune.local.launcher.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyTest {
  @TempDir private Path directory;

  @Test
  void what_cannot_be_written_leaves_nothing_behind() throws IOException {
    Path inTheWay = directory.resolve("status.json");
    Files.createDirectories(inTheWay.resolve("something"));
    assertThatThrownBy(() -> OwnerOnly.write(inTheWay, "{}")).isInstanceOf(IOException.class);
    assertThat(directory).isDirectoryNotContaining(path -> !path.equals(inTheWay));
  }
}
