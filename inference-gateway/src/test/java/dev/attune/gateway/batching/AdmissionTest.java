package dev.attune.gateway.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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
