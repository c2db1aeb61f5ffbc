package dev.attune.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private final TokenBucket bucket = new TokenBucket(60, 60, 1_000);

  @Test
  void it_begins_full_and_refills_evenly() {
    bucket.take(60, 1_000);

    assertThat(bucket.remaining(1_000)).isZero();
    assertThat(bucket.remaining(11_000)).isEqualTo(10);
    assertThat(bucket.remaining(500_000)).isEqualTo(60);
  }

  @Test
  void it_says_how_long_to_wait() {
    bucket.take(55, 1_000);

    assertThat(bucket.millisecondsUntil(5, 1_000)).isZero();
    assertThat(bucket.millisecondsUntil(6, 1_000)).isEqualTo(1_000);
    assertThat(bucket.millisecondsUntil(6, 1_400)).isEqualTo(600);
  }

  @Test
  void what_is_larger_than_the_bucket_passes_when_it_is_full_and_is_paid_off() {
    assertThat(bucket.millisecondsUntil(120, 1_000)).isZero();

    bucket.take(120, 1_000);

    assertThat(bucket.remaining(1_000)).isZero();
    assertThat(bucket.millisecondsUntil(1, 1_000)).isEqualTo(61_000);
    assertThat(bucket.millisecondsUntil(120, 1_000)).isEqualTo(120_000);
  }

  @Test
  void what_is_given_back_may_be_taken_again_and_fills_it_no_further() {
    bucket.take(60, 1_000);

    bucket.give(60, 11_000);

    assertThat(bucket.remaining(11_000)).isEqualTo(60);
  }

  @Test
  void a_clock_that_goes_backwards_refills_nothing() {
    bucket.take(60, 10_000);

    assertThat(bucket.remaining(5_000)).isZero();
    assertThat(bucket.remaining(11_000)).isEqualTo(1);
  }
}
