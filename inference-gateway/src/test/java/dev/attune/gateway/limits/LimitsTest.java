package dev.attune.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.gateway.Adapters;
import dev.attune.gateway.Client;
import dev.attune.gateway.Client.Answer;
import dev.attune.gateway.Tenant;
import dev.attune.gateway.TestClock;
import dev.attune.gateway.World;
import dev.attune.gateway.batching.BatchingConfig;
import dev.attune.gateway.batching.Reservation;
import dev.attune.gateway.engine.Engine;
import dev.attune.gateway.engine.Engines;
import dev.attune.gateway.metering.Metering;
import dev.attune.local.testing.StackResource;
import dev.attune.local.testing.TestUser;
import dev.attune.local.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "gateway")
    })
class LimitsTest {
  @Inject World world;
  @Inject Client client;
  @Inject TestClock clock;
  @Inject Metering metering;
  @Inject Limiter limiter;
  @Inject Engines engines;
  @Inject BatchingConfig batching;
  private Tenant tenant;
  private String key;

  @BeforeEach
  void deploy() {
    world.ready();
    tenant = world.tenant();
    key = world.key(tenant);
    world.version(
        tenant, "m", 1, Adapters.head(world.base("minilm-l6-en"), Client.labelsOf("v1"), 1));
    world.deploy(tenant, "m", 1);
  }

  private Answer ask(String credential, String... texts) {
    return client.predict(tenant.predict("m"), credential, texts);
  }

  private void grant(String column, long value) {
    world.update(
        "insert into tenant_limits (tenant_id, %1$s, updated_by) values (?, ?, 'test') on conflict (tenant_id) do update set %1$s = excluded.%1$s"
            .formatted(column),
        tenant.id(),
        value);
    clock.forward(Duration.ofSeconds(6));
  }

  private void limit(String credential, String column, int value) {
    world.update(
        "update api_key set %s = ? where id = ?".formatted(column),
        value,
        credential.split("_", 3)[1]);
    clock.forward(Duration.ofSeconds(2));
  }

  private static void assertReached(Answer answer, String policy, String detail) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(429);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().get("violated-policies")).hasSize(1);
    assertThat(answer.json().at("/violated-policies/0").textValue()).isEqualTo(policy);
    assertThat(answer.json().get("type").textValue()).endsWith("#quota-exceeded");
    assertThat(answer.json().get("detail").textValue()).contains(detail);
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
    assertThat(answer.header("RateLimit")).contains("\"" + policy + "\";r=0");
  }

  @Test
  void without_limits_no_header_speaks_of_them() {
    Answer answer = ask(key, "a");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("RateLimit")).isEmpty();
    assertThat(answer.header("RateLimit-Policy")).isEmpty();
  }

  @Test
  void a_key_is_held_to_its_own_limit_and_others_are_not() {
    limit(key, "requests_per_minute", 2);
    String other = world.key(tenant);

    Answer first = ask(key, "a");
    ask(key, "a");
    Answer third = ask(key, "a");

    assertThat(first.header("RateLimit-Policy")).isEqualTo("\"key-requests-minute\";q=2;w=60");
    assertThat(first.header("RateLimit")).isEqualTo("\"key-requests-minute\";r=1;t=30");
    assertReached(third, "key-requests-minute", "this API key, 2 requests a minute");
    assertThat(ask(other, "a").status()).isEqualTo(200);
    clock.forward(Duration.ofSeconds(Integer.parseInt(third.header("Retry-After"))));
    assertThat(ask(key, "a").status()).isEqualTo(200);
  }

  @Test
  void the_tenants_limit_is_for_all_its_callers_members_too() {
    grant("requests_per_minute", 2);
    TestUser person = Tokens.newUser();
    world.member(tenant, person.email(), "owner");

    assertThat(ask(key, "a").status()).isEqualTo(200);
    assertThat(client.get(tenant.models(), person.token()).status()).isEqualTo(200);
    assertReached(ask(world.key(tenant), "a"), "tenant-requests-minute", "the tenant");
  }

  @Test
  void texts_are_limited_by_their_number_and_refused_ones_are_neither_counted_nor_metered() {
    grant("texts_per_minute", 4);

    assertThat(ask(key, "a", "b", "c").status()).isEqualTo(200);
    assertReachedTexts(ask(key, "a", "b"));
    assertThat(ask(key, "a").status()).isEqualTo(200);

    metering.flush();
    assertThat(
            world.one(
                "select sum(texts)::bigint from usage_daily where tenant_id = ?", tenant.id()))
        .isEqualTo(4L);
  }

  @Test
  void texts_that_are_refused_because_the_gateway_is_busy_are_not_counted() {
    grant("texts_per_minute", 4);
    Engine engine = engines.find("minilm-l6-en").orElseThrow();

    try (Reservation others = engine.reserve(tenant.id(), batching.queuedTokensPerTenant())) {
      Answer busy = ask(key, "a", "b", "c", "d");
      assertThat(busy.status()).as(busy.text()).isEqualTo(429);
      assertThat(busy.header("RateLimit")).startsWith("\"tenant-texts-minute\";r=4;");
    }

    assertThat(ask(key, "a", "b", "c", "d").status()).isEqualTo(200);
  }

  private static void assertReachedTexts(Answer answer) {
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("RateLimit-Policy"))
        .isEqualTo("\"tenant-texts-minute\";q=4;qu=\"texts\";w=60");
    assertThat(answer.header("RateLimit")).startsWith("\"tenant-texts-minute\";r=1;");
  }

  @Test
  void a_list_longer_than_the_limit_passes_alone_and_is_paid_off() {
    grant("texts_per_second", 2);

    assertThat(ask(key, "a", "b", "c", "d", "e", "f").status()).isEqualTo(200);
    Answer next = ask(key, "a");

    assertReached(next, "tenant-texts-second", "2 texts a second");
    assertThat(Integer.parseInt(next.header("Retry-After"))).isGreaterThanOrEqualTo(2);
  }

  @Test
  void what_is_owed_is_not_forgotten_while_nobody_asks() {
    limit(key, "texts_per_minute", 1);
    String[] list = Collections.nCopies(30, "a").toArray(String[]::new);
    assertThat(ask(key, list).status()).isEqualTo(200);

    try (TestClock.Ahead later = clock.ahead(Duration.ofMinutes(20))) {
      limiter.forgetIdle();
      assertThat(ask(key, list).status()).isEqualTo(429);
    }
  }

  @Test
  void a_months_quota_counts_what_other_gateways_have_written() {
    grant("monthly_texts", 10);
    assertThat(ask(key, "a").header("RateLimit")).startsWith("\"tenant-texts-month\";r=9;t=");

    elsewhere(7, 20);
    clock.forward(Duration.ofSeconds(6));

    assertThat(ask(key, "a", "b", "c").json().get("detail").textValue())
        .contains("has only 2 texts left");
    assertThat(ask(key, "a", "b").status()).isEqualTo(200);
    Answer refused = ask(key, "a");
    assertReached(refused, "tenant-texts-month", "10 texts a month is used up");
    assertThat(Long.parseLong(refused.header("Retry-After"))).isLessThanOrEqualTo(31L * 86_400);
  }

  @Test
  void while_the_usage_of_the_month_cannot_be_read_nothing_passes_a_quota() {
    grant("monthly_texts", 10);
    elsewhere(10, 20);

    world.update("revoke select on usage_monthly from attune_gateway");
    try {
      assertThat(ask(key, "a").status()).isEqualTo(503);
      Answer next = ask(key, "a");
      assertThat(next.status()).as(next.text()).isEqualTo(503);
      assertThat(next.header("Retry-After")).isEqualTo("2");
    } finally {
      world.update("grant select on usage_monthly to attune_gateway");
    }

    assertReached(ask(key, "a"), "tenant-texts-month", "10 texts a month is used up");
  }

  @Test
  void what_was_known_of_the_month_goes_on_while_its_usage_cannot_be_read() {
    grant("monthly_texts", 2);
    assertThat(ask(key, "a").status()).isEqualTo(200);

    world.update("revoke select on usage_monthly from attune_gateway");
    try {
      clock.forward(Duration.ofSeconds(6));
      assertThat(ask(key, "a").status()).isEqualTo(200);
      assertReached(ask(key, "a"), "tenant-texts-month", "2 texts a month is used up");
    } finally {
      world.update("grant select on usage_monthly to attune_gateway");
    }
  }

  @Test
  void a_quota_of_tokens_ends_with_the_request_that_reaches_it() {
    grant("monthly_tokens", 4);

    assertThat(ask(key, "a").status()).isEqualTo(200);
    assertThat(ask(key, "a").status()).isEqualTo(200);
    assertReached(ask(key, "a"), "tenant-tokens-month", "4 tokens a month is used up");
  }

  @Test
  void deleting_a_model_gives_no_quota_back() {
    grant("monthly_texts", 2);
    assertThat(ask(key, "a", "b").status()).isEqualTo(200);
    metering.flush();

    world.update("delete from deployment where tenant_id = ?", tenant.id());
    world.update("delete from model_version where tenant_id = ?", tenant.id());
    world.update("delete from model where tenant_id = ?", tenant.id());
    world.version(
        tenant, "n", 1, Adapters.head(world.base("minilm-l6-en"), Client.labelsOf("v1"), 1));
    world.deploy(tenant, "n", 1);
    clock.forward(Duration.ofSeconds(6));

    assertThat(client.predict(tenant.predict("n"), key, "a").status()).isEqualTo(429);
  }

  @Test
  void a_new_limit_reaches_the_gateway_without_waiting() {
    assertThat(ask(key, "a").status()).isEqualTo(200);

    world.update(
        "insert into tenant_limits (tenant_id, monthly_texts, updated_by) values (?, 0, 'test')",
        tenant.id());

    Awaitility.await()
        .atMost(Duration.ofSeconds(2))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> ask(key, "a").status() == 429);
  }

  private void elsewhere(long texts, long tokens) {
    world.update(
        """
        insert into usage_monthly as u (tenant_id, month, requests, texts, tokens) values (?, ?, 1, ?, ?)
        on conflict (tenant_id, month) do update set texts = u.texts + excluded.texts, tokens = u.tokens + excluded.tokens
        """,
        tenant.id(),
        clock.today().withDayOfMonth(1),
        texts,
        tokens);
  }
}
