package dev.attune.gateway.limits;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.gateway.access.Rates;
import dev.attune.gateway.metering.Counted;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class QuotaTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T00:10:00Z"), ZoneOffset.UTC);
  private static final Plan FIVE_TEXTS = new Plan(Rates.UNLIMITED, 5L, null);

  @Test
  void what_was_counted_in_a_month_that_began_without_the_database_counts() {
    UUID tenant = UUID.randomUUID();
    Quota quota = new Quota(Counted.texts(tenant, 3, CLOCK), CLOCK);

    assertThatCode(() -> quota.admit(tenant, FIVE_TEXTS, 2)).doesNotThrowAnyException();
    assertThatThrownBy(() -> quota.admit(tenant, FIVE_TEXTS, 3))
        .isInstanceOf(LimitReachedException.class)
        .hasMessageContaining("has only 2 texts left");
  }
}
