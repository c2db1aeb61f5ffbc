package dev.attune.local.launcher.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Backoff backoff = new Backoff();

  @Test
  void the_wait_doubles_up_to_half_a_minute() {
    for (int millis = 200; millis < 30_000; millis *= 2) {
      assertThat(backoff.afterLivingFor(Duration.ZERO)).isEqualTo(Duration.ofMillis(millis));
    }
    assertThat(backoff.afterLivingFor(Duration.ZERO)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void a_minute_of_life_makes_the_next_wait_short_again() {
    backoff.afterLivingFor(Duration.ZERO);
    backoff.afterLivingFor(Duration.ZERO);
    assertThat(backoff.afterLivingFor(Duration.ofMinutes(1))).isEqualTo(Duration.ofMillis(200));
  }
}
