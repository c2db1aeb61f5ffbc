package dev.attune.local.launcher.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.local.launcher.Screen;
import dev.attune.local.launcher.config.Addresses;
import dev.attune.local.launcher.config.Home;
import dev.attune.local.launcher.config.Part;
import dev.attune.local.launcher.status.PartStatus;
import dev.attune.local.launcher.status.Phase;
import dev.attune.local.launcher.status.PlatformStatus;
import dev.attune.local.launcher.status.State;
import dev.attune.local.launcher.status.StatusFile;
import dev.attune.local.process.Polling;
import dev.attune.local.process.Ports;
import dev.attune.local.process.ProcessIdentity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The real supervisor with real servers; only the four services are stand-ins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlatformLifecycleTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final Screen screen = new Screen(new PrintStream(output, true, UTF_8), false);
  private final Addresses addresses = StandInCheckout.freeAddresses();
  private final Home home;

  PlatformLifecycleTest(@TempDir Path directory) throws IOException {
    home = StandInCheckout.create(directory);
  }

  @BeforeAll
  void start() {
    new Startup(home, addresses, screen).run(false, () -> {});
  }

  @AfterAll
  void stop() {
    new Shutdown(home).everything();
  }

  @Test
  @Order(1)
  void when_the_start_returns_every_part_is_ready() {
    PlatformStatus status = status();
    assertThat(status.phase()).isEqualTo(Phase.READY);
    assertThat(status.parts()).extracting(PartStatus::state).containsOnly(State.READY);
    assertThat(output.toString(UTF_8)).contains("✓ PostgreSQL").contains("✓ console");
  }

  @Test
  @Order(2)
  void a_second_start_finds_the_first_one_running() {
    new Startup(home, addresses, screen)
        .run(
            false,
            () -> {
              throw new AssertionError("started again");
            });
    assertThat(status().phase()).isEqualTo(Phase.READY);
  }

  @Test
  @Order(3)
  void a_killed_server_and_a_killed_service_come_back() {
    kill(Part.POSTGRESQL);
    kill(Part.CONSOLE);
    assertThat(cameBack(Part.POSTGRESQL)).isTrue();
    assertThat(cameBack(Part.CONSOLE)).isTrue();
  }

  @Test
  @Order(4)
  void another_build_of_the_launcher_with_its_migrations_is_started_anew() throws IOException {
    ProcessIdentity earlier = status().supervisor();
    StandInCheckout.recordBuild(home, "local-stack", "1");

    new Startup(home, addresses, screen).run(false, () -> {});

    assertThat(status().supervisor()).isNotEqualTo(earlier);
    assertThat(status().phase()).isEqualTo(Phase.READY);
  }

  @Test
  @Order(5)
  void with_a_damaged_status_it_is_found_all_the_same_and_started_anew() throws IOException {
    ProcessIdentity earlier = status().supervisor();
    Files.writeString(home.statusFile(), "{ \"phase\" : \"REA");

    new Startup(home, addresses, screen).run(false, () -> {});

    assertThat(earlier.isAlive()).isFalse();
    assertThat(status().phase()).isEqualTo(Phase.READY);
    assertThat(output.toString(UTF_8))
        .contains("The status file " + home.statusFile() + " is damaged and counts as missing.");
  }

  @Test
  @Order(6)
  void after_the_supervisor_was_killed_a_shutdown_still_leaves_nothing() {
    status().supervisor().handle().orElseThrow().destroyForcibly();

    assertThat(new Shutdown(home).everything()).isTrue();

    assertThat(home.marker().processes()).isEmpty();
    for (Part part : Part.values()) {
      assertThat(Ports.isFree(addresses.port(part))).as(part.title()).isTrue();
    }
    assertThat(new StatusFile(home.statusFile()).read()).isEmpty();
  }

  private void kill(Part part) {
    ProcessIdentity process = part(part).process();
    assertThat(process).isNotNull();
    process.handle().orElseThrow().destroyForcibly();
  }

  private boolean cameBack(Part part) {
    return Polling.first(
            LIMIT,
            LOOK_EVERY,
            () ->
                Optional.of(part(part))
                    .filter(now -> now.restarts() == 1 && now.state() == State.READY))
        .isPresent();
  }

  private PartStatus part(Part part) {
    return status().part(part.id()).orElseThrow();
  }

  private PlatformStatus status() {
    return new StatusFile(home.statusFile()).read().orElseThrow();
  }
}
