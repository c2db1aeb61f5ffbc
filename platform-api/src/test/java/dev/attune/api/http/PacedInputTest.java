package dev.attune.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.api.problems.Refusal;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How slowly a body may come. */
class PacedInputTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final AtomicLong nanos = new AtomicLong();

  @Test
  void a_byte_now_and_then_is_too_slow() throws Exception {
    InputStream body = new PacedInput(comingEvery(Duration.ofSeconds(20)), HOUR, nanos::get);
    for (int i = 0; i < 3; i++) {
      assertThat(body.read()).isEqualTo('x');
    }

    assertThatThrownBy(body::read)
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "The body came too slowly: after the first minute at least 8192 bytes a second must"
                + " come, and all of it within 60 minutes.");
  }

  @Test
  void who_keeps_the_pace_has_until_the_time_is_over() throws Exception {
    InputStream body =
        new PacedInput(comingEvery(Duration.ofSeconds(1)), Duration.ofMinutes(3), nanos::get);
    byte[] buffer = new byte[8192];
    for (int i = 0; i < 180; i++) {
      assertThat(body.read(buffer)).isEqualTo(buffer.length);
    }

    assertThatThrownBy(() -> body.read(buffer)).hasMessageContaining("within 3 minutes");
  }

  @Test
  void the_time_between_two_reads_does_not_count() throws Exception {
    InputStream body = new PacedInput(comingEvery(Duration.ofSeconds(1)), HOUR, nanos::get);
    for (int i = 0; i < 10; i++) {
      nanos.addAndGet(HOUR.toNanos());
      assertThat(body.read()).isEqualTo('x');
    }
  }

  /** As many bytes as are asked for, but each time only after so long. */
  private InputStream comingEvery(Duration pause) {
    return new InputStream() {
      @Override
      public int read() {
        nanos.addAndGet(pause.toNanos());
        return 'x';
      }

      @Override
      public int read(byte[] into, int from, int most) {
        nanos.addAndGet(pause.toNanos());
        return most;
      }
    };
  }
}
