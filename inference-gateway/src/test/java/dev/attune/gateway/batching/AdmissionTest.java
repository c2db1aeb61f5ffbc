package dev.attune.gateway.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Who is let in, and who is told to come back. */
class AdmissionTest extends BatchingTest {
  @Test
  void a_full_queue_refuses_everybody_and_says_when_to_come_back() throws InterruptedException {
    occupy();
    assertThat(batcher.submit("a", List.of(600))).isNotDone();
    assertThatThrownBy(() -> batcher.submit("b", List.of(401)))
        .isInstanceOfSatisfying(
            OverloadedException.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(503);
              assertThat(refusal.headers()).containsKey("Retry-After");
            });
    assertThat(batcher.submit("b", List.of(400))).isNotDone();
  }

  @Test
  void a_tenant_with_enough_waiting_is_refused_and_others_are_not() throws InterruptedException {
    occupy();
    assertThat(batcher.submit("a", List.of(700))).isNotDone();
    assertThatThrownBy(() -> batcher.submit("a", List.of(101)))
        .isInstanceOfSatisfying(
            OverloadedException.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(429);
              assertThat(refusal.headers()).containsKey("Retry-After");
            });
    assertThat(batcher.submit("b", List.of(101))).isNotDone();
  }

  @Test
  void reserved_room_counts_as_waiting_until_it_is_used_or_given_back()
      throws InterruptedException {
    occupy();
    Reservation room = batcher.reserve("a", 500);
    assertThatThrownBy(() -> batcher.reserve("a", 301)).isInstanceOf(OverloadedException.class);
    assertThatThrownBy(() -> batcher.submit("a", List.of(301)))
        .isInstanceOf(OverloadedException.class);
    batcher.reserve("a", 250).close();
    try (room) {
      assertThat(batcher.submit(room, List.of(400))).isNotDone();
    }
    assertThat(batcher.reserve("a", 350)).isNotNull();
    assertThatThrownBy(() -> batcher.reserve("a", 1)).isInstanceOf(OverloadedException.class);
  }

  @Test
  void a_request_under_way_waits_for_room_and_who_comes_later_does_not_take_it() throws Exception {
    occupy();
    assertThat(batcher.submit("a", List.of(700))).isNotDone();
    FutureTask<List<Integer>> first = underWay(200);
    FutureTask<List<Integer>> second = underWay(50);

    assertThatThrownBy(() -> batcher.submit("a", List.of(50)))
        .isInstanceOf(OverloadedException.class);
    assertThat(batcher.submit("b", List.of(50))).isNotDone();
    let(100);

    assertThat(first.get()).containsExactly(40_000);
    assertThat(second.get()).containsExactly(2_500);
    assertThat(batcher.submit("a", List.of(800)).join()).containsExactly(640_000);
  }

  @Test
  void what_was_reserved_is_let_in_whoever_waits() throws Exception {
    occupy();
    assertThat(batcher.submit("a", List.of(600))).isNotDone();
    try (Reservation room = batcher.reserve("a", 150)) {
      FutureTask<List<Integer>> waiting = underWay(200);
      assertThat(batcher.submit(room, List.of(150))).isNotDone();
      let(100);
      assertThat(waiting.get()).containsExactly(40_000);
    }
  }

  @Test
  void a_request_under_way_is_refused_when_there_was_no_room_for_too_long()
      throws InterruptedException {
    occupy();
    assertThat(batcher.submit("a", List.of(700))).isNotDone();

    assertThatThrownBy(() -> batcher.reserve("a", 200, Duration.ofMillis(1)))
        .isInstanceOfSatisfying(
            OverloadedException.class, refusal -> assertThat(refusal.status()).isEqualTo(429));

    assertThat(batcher.submit("a", List.of(50))).as("nothing is held").isNotDone();
  }

  @Test
  void closing_refuses_those_who_wait_for_room() throws Exception {
    occupy();
    assertThat(batcher.submit("a", List.of(700))).isNotDone();
    FutureTask<List<Integer>> first = underWay(200);
    FutureTask<List<Integer>> second = underWay(50);

    Thread closing = Thread.ofVirtual().start(batcher::close);

    assertThatThrownBy(first::get).hasCauseInstanceOf(OverloadedException.class);
    assertThatThrownBy(second::get).hasCauseInstanceOf(OverloadedException.class);
    let(100);
    closing.join();
  }

  /** A row of a tenant's request under way for which there is no room yet. */
  private FutureTask<List<Integer>> underWay(int row) {
    FutureTask<List<Integer>> answer =
        new FutureTask<>(
            () -> {
              try (Reservation room = batcher.reserve("a", row, Duration.ofDays(1))) {
                return batcher.submit(room, List.of(row)).join();
              }
            });
    Thread thread = Thread.ofVirtual().start(answer);
    Awaitility.await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
    return answer;
  }

  @Test
  void the_last_quarter_of_the_queue_is_for_tenants_of_whom_nothing_waits()
      throws InterruptedException {
    occupy();
    assertThat(batcher.submit("a", List.of(500))).isNotDone();
    assertThat(batcher.submit("b", List.of(200))).isNotDone();
    assertThatThrownBy(() -> batcher.submit("b", List.of(60)))
        .isInstanceOfSatisfying(
            OverloadedException.class, refusal -> assertThat(refusal.status()).isEqualTo(503));
    assertThat(batcher.submit("c", List.of(60))).isNotDone();
  }

  @Test
  void a_request_beyond_the_queue_is_taken_when_nothing_else_waits() {
    let(100);
    assertThat(batcher.submit("a", List.of(5_000)).join()).containsExactly(25_000_000);
  }
}
