package dev.attune.local.launcher.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.local.LocalStackException;
import dev.attune.local.launcher.config.Addresses;
import dev.attune.local.launcher.config.Part;
import dev.attune.local.launcher.status.StatusBoard;
import dev.attune.local.launcher.status.StatusFile;
import dev.attune.local.process.ProcessIdentity;
import dev.attune.local.process.RunningServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedTest {
  private final BlockingQueue<Process> started = new LinkedBlockingQueue<>();

  @TempDir private Path directory;

  @Test
  void what_is_killed_is_started_again_within_two_seconds() throws Exception {
    Supervised supervised = supervise(this::sleeper);
    supervised.begin().get(5, TimeUnit.SECONDS);
    Process first = next();
    first.destroyForcibly();
    Process second = started.poll(2, TimeUnit.SECONDS);
    supervised.end();
    assertThat(second).isNotNull().isNotEqualTo(first);
    assertThat(second.isAlive()).isFalse();
  }

  @Test
  void what_is_killed_is_started_again_also_where_its_status_cannot_be_written() throws Exception {
    Path run = Files.createDirectory(directory.resolve("run"));
    Supervised supervised = supervise(this::sleeper, run);
    supervised.begin().get(5, TimeUnit.SECONDS);
    Process first = next();
    Files.delete(run.resolve("status.json"));
    Files.delete(run);
    first.destroyForcibly();
    Process second = started.poll(5, TimeUnit.SECONDS);
    supervised.end();
    assertThat(second).isNotNull().isNotEqualTo(first);
    assertThat(second.isAlive()).isFalse();
  }

  @Test
  void what_was_ended_on_purpose_stays_down() throws Exception {
    Supervised supervised = supervise(this::sleeper);
    supervised.begin().get(5, TimeUnit.SECONDS);
    supervised.end();
    assertThat(next().isAlive()).isFalse();
    assertThat(started).isEmpty();
  }

  @Test
  void what_cannot_be_started_is_given_up_after_three_attempts() {
    AtomicInteger attempts = new AtomicInteger();
    Supervised supervised =
        supervise(
            () -> {
              attempts.incrementAndGet();
              throw new LocalStackException("It cannot start.");
            });
    assertThatThrownBy(() -> supervised.begin().get(10, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("It cannot start.");
    supervised.end();
    assertThat(attempts).hasValue(3);
  }

  private Process next() throws InterruptedException {
    Process process = started.poll(5, TimeUnit.SECONDS);
    assertThat(process).isNotNull();
    return process;
  }

  private Supervised supervise(Supplier<RunningServer> starter) {
    return supervise(starter, directory);
  }

  private static Supervised supervise(Supplier<RunningServer> starter, Path run) {
    ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
    StatusFile file = new StatusFile(run.resolve("status.json"));
    StatusBoard board = new StatusBoard(Addresses.of(Map.of()), "", self, file, Clock.systemUTC());
    return new Supervised(Part.CONSOLE, starter, board);
  }

  private RunningServer sleeper() {
    try {
      Process process = new ProcessBuilder("sleep", "60").start();
      started.add(process);
      return new Sleeper(process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Sleeper(Process process) implements RunningServer {
    @Override
    public void close() {
      process.destroyForcibly().onExit().join();
    }
  }
}
