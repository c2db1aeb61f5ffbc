package dev.attune.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeaseTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final Lease lease = new Lease(Duration.ofSeconds(30), nanos::get, nanos.get());

  @Test
  void it_runs_out_by_the_monotonic_clock_even_where_that_wraps_round() {
    pass(Duration.ofSeconds(30).minusNanos(1));
    assertThat(lease.isHeld()).isTrue();
    pass(Duration.ofNanos(1));
    assertThat(lease.isHeld()).isFalse();
  }

  @Test
  void a_heartbeat_counts_from_when_it_was_sent() {
    long sentAt = nanos.get();
    pass(Duration.ofSeconds(20));
    lease.extend(sentAt);
    pass(Duration.ofSeconds(10));
    assertThat(lease.isHeld()).isFalse();
  }

  @Test
  void an_answer_that_comes_after_the_end_brings_nothing_back() {
    pass(Duration.ofSeconds(31));
    lease.extend(nanos.get());
    assertThat(lease.isHeld()).isFalse();
  }

  private void pass(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }
}
