package dev.attune.gateway.kept;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import dev.attune.gateway.TestClock;
import dev.attune.text.answer.Answer;
import dev.attune.text.serve.RowAnswer;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SharesTest {
  private static final long TOGETHER = 1_000_000;
  private static final long MUCH = 64_000_000;
  private static final RowAnswer ANSWER =
      new RowAnswer(new Answer.Label("joy", 1, Map.of("joy", 1.0)), 3, false);

  private final TestClock clock = new TestClock();
  private final Shares shares = new Shares(TOGETHER, clock);

  private UUID tenantThatKeeps(int answers, long wantedBytes) {
    UUID tenant = UUID.randomUUID();
    Cache<TextKey, RowAnswer> kept = shares.of(tenant, wantedBytes);
    for (int i = 0; i < answers; i++) {
      kept.put(new TextKey(i, 0, 0, 0), ANSWER);
    }
    return tenant;
  }

  @Test
  void twenty_tenants_that_want_much_stay_below_what_all_may_have() {
    for (int i = 0; i < 20; i++) {
      tenantThatKeeps(5_000, MUCH);
    }

    assertThat(shares.bytes()).isBetween(TOGETHER / 2, TOGETHER);
  }

  @Test
  void every_tenant_has_an_equal_part_whoever_came_first() {
    UUID first = tenantThatKeeps(5_000, MUCH);
    tenantThatKeeps(5_000, MUCH);
    tenantThatKeeps(5_000, MUCH);
    tenantThatKeeps(5_000, MUCH);

    shares.of(first, MUCH).invalidateAll();

    assertThat(shares.bytes()).isBetween(TOGETHER / 2, TOGETHER * 3 / 4);
  }

  @Test
  void what_a_tenant_does_not_want_of_an_equal_part_goes_to_the_others() {
    tenantThatKeeps(5_000, 10_000);
    tenantThatKeeps(5_000, MUCH);

    assertThat(shares.bytes()).isBetween(TOGETHER * 3 / 4, TOGETHER);
  }

  @Test
  void of_a_tenant_that_stopped_asking_nothing_is_left() {
    UUID gone = tenantThatKeeps(5_000, MUCH);
    clock.forward(Duration.ofMinutes(40));
    tenantThatKeeps(10, MUCH);
    clock.forward(Duration.ofMinutes(40));

    shares.endIdle(Duration.ofHours(1));

    assertThat(shares.bytes()).isBetween(1L, TOGETHER / 10);
    assertThat(shares.of(gone, MUCH).estimatedSize()).isZero();
  }

  @Test
  void a_tenant_that_wants_less_has_less_at_once() {
    UUID tenant = tenantThatKeeps(5_000, MUCH);

    shares.of(tenant, 1_000);

    assertThat(shares.bytes()).isLessThanOrEqualTo(1_000);
    shares.end(tenant);
    assertThat(shares.bytes()).isZero();
  }
}
