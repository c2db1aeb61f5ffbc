package dev.attune.local.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifetimeTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration INTERVAL = Duration.ofMillis(20);

  @TempDir private Path directory;

  @Test
  void a_child_ends_with_the_pipe_of_its_parent() throws IOException, InterruptedException {
    Path started = directory.resolve("child");
    List<String> command =
        List.of(
            "sh",
            "-c",
            "echo $$ > '"
                + started
                + ".new'; mv '"
                + started
                + ".new' '"
                + started
                + "'; exec sleep 60");
    Process watched = new ProcessBuilder(Lifetime.THIS_JVM.apply(command)).start();
    ProcessIdentity child =
        Polling.first(LIMIT, INTERVAL, () -> read(started))
            .flatMap(ProcessIdentity::of)
            .orElseThrow();
    watched.getOutputStream().close();
    assertThat(watched.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(Termination.awaitEnd(child, LIMIT)).isTrue();
  }

  @Test
  void a_detached_child_has_a_session_of_its_own() throws IOException {
    Process detached =
        new ProcessBuilder(
                Lifetime.DETACHED.apply(List.of("sh", "-c", "cut -d' ' -f6 /proc/$$/stat")))
            .start();
    String session = new String(detached.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(session).isEqualTo(Long.toString(detached.pid()));
  }

  private static Optional<Long> read(Path file) {
    try {
      return Files.exists(file)
          ? Optional.of(Long.parseLong(Files.readString(file).strip()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
