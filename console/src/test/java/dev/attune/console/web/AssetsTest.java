package dev.attune.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AssetsTest {
  @Test
  void the_version_is_of_every_script_and_style() throws IOException {
    try (var files = Files.list(Path.of("src/main/resources/META-INF/resources/-/assets"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(Assets.FILES);
    }
  }
}
