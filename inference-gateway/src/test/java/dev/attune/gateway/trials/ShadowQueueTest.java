package dev.attune.gateway.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ShadowQueueTest {
  private static final UUID ONE = UUID.randomUUID();
  private static final UUID OTHER = UUID.randomUUID();

  private final ShadowQueue<String> queue = new ShadowQueue<>(10, 6, 1000);

  @Test
  void a_model_cannot_take_the_room_of_the_others() {
    assertThat(queue.offer(ONE, 4, 1, "a")).isTrue();
    assertThat(queue.offer(ONE, 3, 1, "b")).isFalse();
    assertThat(queue.offer(OTHER, 6, 1, "c")).isTrue();
    assertThat(queue.offer(OTHER, 1, 1, "d")).isFalse();
  }

  @Test
  void long_texts_take_no_more_memory_than_there_is() {
    assertThat(queue.offer(ONE, 1, 700, "a")).isTrue();
    assertThat(queue.offer(OTHER, 1, 301, "b")).isFalse();
    assertThat(queue.take()).isEqualTo("a");
    assertThat(queue.offer(OTHER, 1, 301, "b")).isTrue();
  }

  @Test
  void what_is_taken_makes_room() {
    queue.offer(ONE, 6, 1, "a");
    assertThat(queue.take()).isEqualTo("a");
    assertThat(queue.offer(ONE, 6, 1, "b")).isTrue();
  }

  @Test
  void once_closed_it_takes_and_gives_nothing() {
    queue.offer(ONE, 1, 1, "a");
    queue.close();
    assertThat(queue.take()).isNull();
    assertThat(queue.offer(ONE, 1, 1, "b")).isFalse();
  }
}
