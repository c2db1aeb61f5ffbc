package dev.attune.gateway.limits;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.gateway.access.Rates;
import dev.attune.gateway.metering.Counted;
import dev.attune.gateway.metering.MonthlyUsage;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class QuotaTest {
  private static final Plan FIVE_TEXTS = new Plan(Rates.UNLIMITED, 5L, null);

  private Instant now = Instant.parse("2026-02-28T23:50:00Z");
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

  @Test
  void what_was_counted_in_a_month_that_began_without_the_database_counts() {
    UUID tenant = UUID.randomUUID();
    MonthlyUsage usage = Counted.nothing(clock);
    Quota quota = new Quota(usage, clock);
    Counted.texts(usage, tenant, 4, clock);
    assertThatThrownBy(() -> quota.admit(tenant, FIVE_TEXTS, 2))
        .isInstanceOf(LimitReachedException.class)
        .hasMessageContaining("has only 1 text");

    now = Instant.parse("2026-03-01T00:10:00Z");
    Counted.texts(usage, tenant, 3, clock);

    assertThatCode(() -> quota.admit(tenant, FIVE_TEXTS, 2)).doesNotThrowAnyException();
    assertThatThrownBy(() -> quota.admit(tenant, FIVE_TEXTS, 3))
        .isInstanceOf(LimitReachedException.class)
        .hasMessageContaining("has only 2 texts left");
  }
}
