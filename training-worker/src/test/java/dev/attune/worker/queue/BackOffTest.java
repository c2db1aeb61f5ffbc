package dev.attune.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackOffTest {
  private static final RandomGenerator MIDDLE =
      new Random() {
        private static final long serialVersionUID = 1L;

        @Override
        public double nextDouble() {
          return 0.5;
        }
      };

  private final BackOff backOff = new BackOff(Duration.ofSeconds(10), Duration.ofMinutes(2));

  @Test
  void waits_double_up_to_the_bound() {
    assertThat(List.of(1, 2, 3, 4, 5, 500))
        .extracting(attempt -> backOff.after(attempt, MIDDLE).toSeconds())
        .containsExactly(10L, 20L, 40L, 80L, 120L, 120L);
  }

  @Test
  void jitter_stays_within_a_fifth() {
    Random random = new Random(7);
    for (int i = 0; i < 1000; i++) {
      assertThat(backOff.after(1, random).toMillis()).isBetween(8_000L, 12_000L);
    }
  }
}
