package dev.attune.console.platform.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageSumsTest {

  private static final LocalDate DAY = LocalDate.of(2027, 1, 31);
  private static final Limits.Month MONTH =
      new Limits.Month(
          Instant.parse("2027-01-01T00:00:00Z"), Instant.parse("2027-02-01T00:00:00Z"), 2, 30, 400);

  @Test
  void models_are_summed_over_the_days_and_the_most_asked_comes_first() {
    var sums =
        UsageByModel.of(
            List.of(
                new Usage(DAY, "few", 1, 2, 3),
                new Usage(DAY, "many", 10, 20, 30),
                new Usage(DAY.minusDays(1), "many", 1, 1, 1)));

    assertThat(sums.models())
        .containsExactly(
            new UsageByModel.Sum("many", 11, 21, 31), new UsageByModel.Sum("few", 1, 2, 3));
    assertThat(sums.most()).isEqualTo(21);
  }

  @Test
  void what_is_left_of_a_quota_is_never_less_than_nothing() {
    var limits = new Limits(Rates.UNLIMITED, 29L, 500L, MONTH);

    assertThat(limits.textsLeft()).isZero();
    assertThat(limits.tokensLeft()).isEqualTo(100);
    assertThat(limits.usedUp()).isTrue();
    assertThat(MONTH.nextBegins()).isEqualTo(LocalDate.of(2027, 2, 1));
  }

  @Test
  void without_quotas_nothing_is_used_up() {
    var limits = new Limits(Rates.UNLIMITED, null, null, MONTH);

    assertThat(limits.hasQuota()).isFalse();
    assertThat(limits.usedUp()).isFalse();
  }
}
