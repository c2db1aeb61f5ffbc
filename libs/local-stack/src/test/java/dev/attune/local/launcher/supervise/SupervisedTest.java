package dev.attune.local.launcher.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.local.LocalStackException;
import dev.attune.local.launcher.config.Addresses;
import dev.attune.local.launcher.config.Part;
import dev.attune.local.launcher.status.PartStatus;
import dev.attune.local.launcher.status.State;
import dev.attune.local.launcher.status.StatusBoard;
import dev.attune.local.launcher.status.StatusFile;
import dev.attune.local.process.ProcessIdentity;
import dev.attune.local.process.RunningServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
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

  @Test
  void what_met_an_error_of_the_supervisor_is_started_again() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    Supervised supervised =
        supervise(
            () -> {
              if (attempts.incrementAndGet() == 1) {
                throw new NoClassDefFoundError("some/Type");
              }
              return sleeper();
            });
    supervised.begin().get(5, TimeUnit.SECONDS);
    supervised.end();
    assertThat(attempts).hasValue(2);
    assertThat(next().isAlive()).isFalse();
  }

  @Test
  void three_errors_of_the_supervisor_end_the_start_and_are_said_with_their_kind() {
    Supervised supervised =
        supervise(
            () -> {
              throw new OutOfMemoryError("for a test");
            });
    assertThatThrownBy(() -> supervised.begin().get(10, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseInstanceOf(OutOfMemoryError.class);
    assertThat(file(directory).read().orElseThrow().part("console").orElseThrow())
        .returns(State.DOWN, PartStatus::state)
        .returns("java.lang.OutOfMemoryError: for a test", PartStatus::detail);
    supervised.end();
  }

  @Test
  void what_was_started_before_an_error_is_ended_before_the_next_start() throws Exception {
    Supervised supervised =
        supervise(() -> started.isEmpty() ? new UnknownAtFirst(sleeper()) : sleeper());
    supervised.begin().get(5, TimeUnit.SECONDS);
    Process first = next();
    Process second = next();
    boolean firstIsAlive = first.isAlive();
    boolean secondIsAlive = second.isAlive();
    supervised.end();
    assertThat(firstIsAlive).isFalse();
    assertThat(secondIsAlive).isTrue();
  }

  @Test
  void an_error_that_cannot_even_be_said_does_not_end_the_supervision() throws Exception {
    ShortOfMemory clock = new ShortOfMemory();
    Supervised supervised = supervise(this::sleeper, directory, clock);
    clock.failures.set(2);
    supervised.begin().get(5, TimeUnit.SECONDS);
    supervised.end();
    assertThat(next().isAlive()).isFalse();
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
    return supervise(starter, run, Clock.systemUTC());
  }

  private static Supervised supervise(Supplier<RunningServer> starter, Path run, Clock clock) {
    ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
    StatusBoard board = new StatusBoard(Addresses.of(Map.of()), "", self, file(run), clock);
    return new Supervised(Part.CONSOLE, starter, board);
  }

  private static StatusFile file(Path run) {
    return new StatusFile(run.resolve("status.json"));
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

  /** A server that runs, and whose process the supervisor cannot learn at the first time. */
  private static final class UnknownAtFirst implements RunningServer {
    private final RunningServer server;
    private boolean asked;

    UnknownAtFirst(RunningServer server) {
      this.server = server;
    }

    @Override
    public Process process() {
      if (!asked) {
        asked = true;
        throw new NoClassDefFoundError("some/Type");
      }
      return server.process();
    }

    @Override
    public void close() {
      server.close();
    }
  }

  /** Every change of the status asks for the time; as often as said there is no memory for that. */
  private static final class ShortOfMemory extends Clock {
    final AtomicInteger failures = new AtomicInteger();

    @Override
    public Instant instant() {
      if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new OutOfMemoryError("for a test");
      }
      return Instant.EPOCH;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
