package dev.attune.gateway.kept;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.gateway.Adapters;
import dev.attune.gateway.Client;
import dev.attune.gateway.Client.Answer;
import dev.attune.gateway.Tenant;
import dev.attune.gateway.TestClock;
import dev.attune.gateway.World;
import dev.attune.local.testing.StackResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
class KeptAnswersTest {
  private static final String TEXT = "Where is my parcel?";

  @Inject World world;
  @Inject Client client;
  @Inject MeterRegistry registry;
  @Inject KeptAnswers kept;
  @Inject TestClock clock;
  private Tenant tenant;
  private String key;

  @BeforeEach
  void begin() {
    world.ready();
    tenant = world.tenant();
    key = world.key(tenant);
    for (int version = 1; version <= 2; version++) {
      world.version(
          tenant,
          "m",
          version,
          Adapters.head(world.base("minilm-l6-en"), Client.labelsOf("v"), version));
    }
    world.deploy(tenant, "m", 1);
  }

  private void allow(long bytes) {
    world.update("update tenant set answer_cache_bytes = ? where id = ?", bytes, tenant.id());
  }

  private JsonNode ask(String text) {
    return client.predict(tenant.predict("m"), key, text).json().at("/predictions/0");
  }

  private double rows() {
    return registry
        .get("attune.batching.run.rows")
        .tag("base", "minilm-l6-en")
        .summary()
        .totalAmount();
  }

  @Test
  void nothing_is_kept_unless_the_tenant_wants_it() {
    JsonNode first = ask(TEXT);
    double before = rows();
    assertThat(ask(TEXT).get("scores")).isEqualTo(first.get("scores"));
    assertThat(rows()).isEqualTo(before + 1);
  }

  @Test
  void a_kept_answer_has_an_id_of_its_own_and_is_metered() {
    allow(1_000_000);
    JsonNode first = ask(TEXT);
    double before = rows();
    JsonNode second = ask(TEXT);
    assertThat(rows()).as("rows that were computed").isEqualTo(before);
    assertThat(second.get("scores")).isEqualTo(first.get("scores"));
    assertThat(second.get("id")).isNotEqualTo(first.get("id"));
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                world
                    .one(
                        "select coalesce(sum(texts), 0)::bigint from usage_daily where tenant_id ="
                            + " ?",
                        tenant.id())
                    .equals(2L));
  }

  @Test
  void another_version_does_not_give_it() {
    allow(1_000_000);
    JsonNode ofFirst = ask(TEXT);
    JsonNode ofSecond =
        client.predict(tenant.predict("m", 2), key, TEXT).json().at("/predictions/0");
    assertThat(ofSecond.get("scores")).isNotEqualTo(ofFirst.get("scores"));
  }

  @Test
  void half_of_a_surrogate_pair_is_another_text_than_a_question_mark() {
    allow(1_000_000);
    Answer half =
        client.post(
            tenant.predict("m"),
            key,
            "{\"inputs\":[{\"text\":\"a\\ud83d\"}]}".getBytes(StandardCharsets.UTF_8));
    assertThat(half.status()).as(half.text()).isEqualTo(200);
    double before = rows();

    JsonNode mark = ask("a?");

    assertThat(rows()).as("rows that were computed").isEqualTo(before + 1);
    assertThat(mark.get("scores")).isNotEqualTo(half.json().at("/predictions/0/scores"));
  }

  @Test
  void what_does_not_fit_the_bytes_is_computed_again() {
    allow(1_000);
    for (int i = 0; i < 50; i++) {
      ask("Parcel number " + i);
    }
    double before = rows();
    for (int i = 0; i < 50; i++) {
      ask("Parcel number " + i);
    }
    assertThat(rows() - before).isGreaterThan(40);
  }

  @Test
  void answers_of_a_tenant_that_has_not_asked_for_long_are_let_go() {
    allow(1_000_000);
    ask(TEXT);
    double before = rows();
    try (TestClock.Ahead later = clock.ahead(Duration.ofHours(2))) {
      kept.forgetIdle();
    }

    ask(TEXT);

    assertThat(rows()).as("rows that were computed").isEqualTo(before + 1);
  }

  @Test
  void a_list_of_which_some_is_kept_is_answered_in_its_order() {
    allow(1_000_000);
    JsonNode known = ask(TEXT);
    JsonNode list =
        client
            .predict(tenant.predict("m"), key, "Something new.", TEXT, "Something else.")
            .json()
            .get("predictions");
    assertThat(list).hasSize(3);
    assertThat(list.get(1).get("scores")).isEqualTo(known.get("scores"));
    assertThat(list.get(0).get("scores")).isNotEqualTo(known.get("scores"));
  }
}
