package dev.attune.api.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may work on a file, and who waits. */
class FilePlacesTest {
  private static final UUID TENANT = UUID.randomUUID();
  private static final UUID OTHER = UUID.randomUUID();

  private final FilePlaces places =
      new FilePlaces(1, Duration.ZERO, "You have a turn.", "There is no place.");

  @Test
  void a_tenant_has_one_turn_until_it_is_over() {
    try (FilePlaces.Turn _ = places.begin(TENANT)) {
      assertThatThrownBy(() -> places.begin(TENANT)).hasMessage("You have a turn.");
    }
    assertThatCode(() -> places.begin(TENANT)).doesNotThrowAnyException();
  }

  @Test
  void a_turn_needs_no_place_before_its_file_is_worked_on() {
    try (FilePlaces.Turn _ = places.begin(TENANT);
        FilePlaces.Turn other = places.begin(OTHER)) {
      assertThatCode(other::takePlace).doesNotThrowAnyException();
    }
  }

  @Test
  void who_waits_gets_the_place_that_is_left_meanwhile() throws Exception {
    FilePlaces patient =
        new FilePlaces(1, Duration.ofMinutes(1), "You have a turn.", "There is no place.");
    try (FilePlaces.Turn turn = patient.begin(TENANT);
        FilePlaces.Turn other = patient.begin(OTHER)) {
      turn.takePlace();
      Thread waiting = Thread.ofPlatform().start(other::takePlace);
      await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
      turn.leavePlace();
      assertThat(waiting.join(Duration.ofSeconds(20))).isTrue();
    }
  }

  @Test
  void a_place_that_is_left_is_the_next_ones() {
    try (FilePlaces.Turn turn = places.begin(TENANT);
        FilePlaces.Turn other = places.begin(OTHER)) {
      turn.takePlace();
      assertThatThrownBy(other::takePlace).hasMessage("There is no place.");
      turn.leavePlace();
      assertThatCode(other::takePlace).doesNotThrowAnyException();
    }
  }

  @Test
  void a_turn_that_is_over_leaves_its_place() {
    try (FilePlaces.Turn turn = places.begin(TENANT)) {
      turn.takePlace();
    }
    try (FilePlaces.Turn other = places.begin(OTHER)) {
      assertThatCode(other::takePlace).doesNotThrowAnyException();
    }
  }
}
