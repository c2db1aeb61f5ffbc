package dev.attune.gateway.limits;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.data.notify.Hearing;
import dev.attune.gateway.World;
import dev.attune.gateway.metering.Counted;
import dev.attune.gateway.metering.MonthlyUsage;
import dev.attune.local.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is known of a tenant's quota while the usage of the month cannot be read. */
@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "gateway")
    })
class PlansTest {
  @Inject World world;
  @Inject PlanTable table;
  @Inject LimitsConfig config;
  @Inject Counted counted;
  private Instant now = Instant.parse("2026-02-28T23:50:00Z");
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  private UUID tenant = new UUID(0, 0);

  @BeforeEach
  void tenantWithTwoTexts() {
    tenant = world.tenant().id();
    world.update(
        "insert into tenant_limits (tenant_id, monthly_texts, updated_by) values (?, 2, 'test')",
        tenant);
  }

  @AfterEach
  void usageIsBack() {
    world.update("grant select on usage_monthly to attune_gateway");
  }

  private void usageIsAway() {
    world.update("revoke select on usage_monthly from attune_gateway");
  }

  private Plans plans(MonthlyUsage usage) {
    return new Plans(table, usage, counted.totals(usage, clock), config, clock, new Hearing());
  }

  @Test
  void a_month_that_begins_meanwhile_begins_with_nothing() {
    MonthlyUsage usage = Counted.nothing(clock);
    Plans plans = plans(usage);
    Quota quota = new Quota(usage, clock);
    plans.of(tenant);
    Counted.texts(usage, tenant, 2, clock);
    assertThatThrownBy(() -> quota.admit(tenant, plans.of(tenant), 1))
        .isInstanceOf(LimitReachedException.class);
    usageIsAway();

    now = Instant.parse("2026-03-01T00:10:00Z");

    assertThatCode(() -> quota.admit(tenant, plans.of(tenant), 2)).doesNotThrowAnyException();
    Counted.texts(usage, tenant, 1, clock);
    assertThatThrownBy(() -> quota.admit(tenant, plans.of(tenant), 2))
        .hasMessageContaining("quota of 2 texts a month has only 1 text left");
  }
}
