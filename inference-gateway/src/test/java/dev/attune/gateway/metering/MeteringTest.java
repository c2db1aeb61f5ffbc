package dev.attune.gateway.metering;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.gateway.Adapters;
import dev.attune.gateway.Client;
import dev.attune.gateway.Client.Answer;
import dev.attune.gateway.Tenant;
import dev.attune.gateway.TestClock;
import dev.attune.gateway.World;
import dev.attune.local.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "gateway")
    })
class MeteringTest {
  @Inject World world;
  @Inject Client client;
  @Inject Meter meter;
  @Inject UsageTable table;
  @Inject TestClock clock;
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

  private @Nullable String usage() {
    return usage(tenant);
  }

  /** Of all days together: a test may begin on one and end on the next. */
  private @Nullable String usage(Tenant tenant) {
    return (String)
        world.one(
            "select sum(requests) || ' ' || sum(texts) || ' ' || sum(tokens) from usage_daily where tenant_id = ?",
            tenant.id());
  }

  private static String usage(long requests, long texts, long tokens) {
    return "%d %d %d".formatted(requests, texts, tokens);
  }

  private void awaitUsage(String expected) {
    Awaitility.await().atMost(Duration.ofSeconds(12)).until(() -> expected.equals(usage()));
  }

  @Test
  void concurrent_requests_are_counted_exactly_and_refused_ones_are_not() throws Exception {
    List<Future<Answer>> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        String[] texts = i % 2 == 0 ? new String[] {"a"} : new String[] {"a", "b c", "d"};
        answers.add(
            threads.submit(
                (Callable<Answer>) () -> client.predict(tenant.predict("m"), key, texts)));
        if (i % 50 == 0) {
          meter.flush();
        }
      }
    }
    long tokens = 0;
    for (Future<Answer> answer : answers) {
      assertThat(answer.get().status()).isEqualTo(200);
      tokens += answer.get().json().get("usage").get("tokens").longValue();
    }
    client.predict(tenant.predict("m"), key, "");
    client.predict(tenant.predict("no-such-model"), key, "a");

    awaitUsage(usage(200, 400, tokens));
  }

  @Test
  void usage_that_could_not_be_written_is_written_later_and_once() {
    world.update("revoke insert on usage_daily from attune_definer");
    try {
      client.predict(tenant.predict("m"), key, "a");
      meter.flush();
      client.predict(tenant.predict("m"), key, "a");
      meter.flush();
      assertThat(usage()).isNull();
    } finally {
      world.update("grant insert on usage_daily to attune_definer");
    }

    meter.flush();
    meter.flush();

    assertThat(usage()).isEqualTo(usage(2, 2, 6));
  }

  @Test
  void a_batch_that_was_committed_without_anybody_hearing_of_it_is_recognised() {
    UsageBatch batch = new UsageBatch(tenant.id());
    batch.add(new UsageKey(world.model(tenant, "m"), clock.today()), new Usage(1, 2, 3));

    table.add(List.of(batch), () -> {});

    String transaction = batch.triedIn();
    assertThat(transaction).isNotNull();
    assertThat(table.outcome(transaction)).isEqualTo(Outcome.WRITTEN);
    assertThat(usage()).isEqualTo(usage(1, 2, 3));
  }

  @Test
  void usage_is_of_the_day_that_it_was_asked_on() {
    LocalDate before = clock.today();
    client.predict(tenant.predict("m"), key, "a");
    LocalDate after = clock.today();
    meter.flush();

    assertThat(world.one("select day::text from usage_daily where tenant_id = ?", tenant.id()))
        .isIn(before.toString(), after.toString());
  }

  @Test
  void each_model_says_how_much_it_was_asked_this_month() {
    world.version(
        tenant, "n", 1, Adapters.head(world.base("minilm-l6-en"), Client.labelsOf("v1"), 1));
    world.deploy(tenant, "n", 1);
    client.predict(tenant.predict("m"), key, "a", "b");
    world.update(
        "insert into usage_daily (tenant_id, model_id, day, requests, texts, tokens) values (?, ?, ?, 1, 2, 3)",
        tenant.id(),
        world.model(tenant, "n"),
        clock.today().withDayOfMonth(1).minusDays(1));
    meter.flush();

    JsonNode models = client.get(tenant.models(), key).json().get("items");

    assertThat(models.at("/0/usage/since").textValue())
        .isEqualTo(clock.today().withDayOfMonth(1) + "T00:00:00Z");
    assertThat(models.at("/0/usage/requests").longValue()).isEqualTo(1);
    assertThat(models.at("/0/usage/texts").longValue()).isEqualTo(2);
    assertThat(models.at("/0/usage/tokens").longValue()).isEqualTo(6);
    assertThat(models.at("/1/usage/texts").longValue()).as("last month's are over").isZero();
  }

  @Test
  void usage_of_a_model_that_was_deleted_meanwhile_holds_up_nothing() {
    UsageBatch batch = new UsageBatch(tenant.id());
    batch.add(new UsageKey(UUID.randomUUID(), clock.today()), new Usage(1, 1, 1));
    batch.add(new UsageKey(world.model(tenant, "m"), clock.today()), new Usage(1, 2, 3));

    table.add(List.of(batch), () -> {});

    assertThat(usage()).isEqualTo(usage(1, 2, 3));
  }

  @Test
  void a_tenant_whose_usage_cannot_be_written_holds_up_no_other() {
    UUID model = world.model(tenant, "m");
    LocalDate today = clock.today();
    world.update(
        "insert into usage_daily (tenant_id, model_id, day, texts) values (?, ?, ?, ?)",
        tenant.id(),
        model,
        today,
        Long.MAX_VALUE);
    Tenant other = world.tenant();
    world.version(
        other, "m", 1, Adapters.head(world.base("minilm-l6-en"), Client.labelsOf("v1"), 1));
    meter.count(tenant.id(), model, 2, 6);
    meter.count(other.id(), world.model(other, "m"), 3, 9);

    meter.flush();
    meter.flush();
    meter.flush();

    assertThat(usage(other)).isEqualTo(usage(1, 3, 9));
    meter.count(tenant.id(), model, 2, 6);
    meter.count(other.id(), world.model(other, "m"), 3, 9);
    meter.flush();
    assertThat(usage(other)).as("at once").isEqualTo(usage(2, 6, 18));
    world.update("update usage_daily set texts = 0 where tenant_id = ?", tenant.id());
    meter.flush();
    assertThat(usage()).isEqualTo(usage(2, 4, 12));
  }
}
