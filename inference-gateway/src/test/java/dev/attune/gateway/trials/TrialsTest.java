package dev.attune.gateway.trials;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.gateway.Adapters;
import dev.attune.gateway.Client;
import dev.attune.gateway.Client.Answer;
import dev.attune.gateway.Tenant;
import dev.attune.gateway.World;
import dev.attune.local.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
class TrialsTest {
  private static final int TEXTS = 40;
  private static final List<String> LABELS = List.of("joy", "anger", "fear");

  @Inject World world;
  @Inject Client client;
  private Tenant tenant;
  private String key;

  @BeforeEach
  void begin() {
    world.ready();
    tenant = world.tenant();
    key = world.key(tenant);
  }

  @Test
  void a_shadow_is_computed_and_compared_and_never_answers() {
    version(1, 1);
    version(2, 2);
    world.deploy(tenant, "m", 1);
    world.shadow(tenant, "m", 2);

    JsonNode answer = ask("m");

    assertThat(answer.get("predictions").findValues("version"))
        .allMatch(version -> version.intValue() == 1);
    awaitCount("shadow", "texts", TEXTS);
    assertThat(count("shadow", "compared")).isEqualTo(TEXTS);
    assertThat(count("shadow", "agreed"))
        .as("as asking both versions finds")
        .isEqualTo(sameLabels(answer, direct(2)));
  }

  @Test
  void a_shadow_with_the_same_weights_agrees_to_the_last_digit() {
    version(1, 5);
    version(2, 5);
    world.deploy(tenant, "m", 1);
    world.shadow(tenant, "m", 2);

    ask("m");
    ask("m");

    awaitCount("shadow", "texts", 2 * TEXTS);
    assertThat(count("shadow", "agreed")).isEqualTo(2 * TEXTS);
    assertThat(count("shadow", "distance")).isLessThan(2 * TEXTS);
  }

  @Test
  void times_are_compared_for_requests_that_a_shadow_computes_at_once() {
    version(1, 1);
    version(2, 2);
    world.deploy(tenant, "m", 1);
    world.shadow(tenant, "m", 2);

    client.predict(tenant.predict("m"), key, "a");
    awaitCount("shadow", "texts", 1);
    ask("m");
    awaitCount("shadow", "texts", 1 + TEXTS);

    assertThat(count("shadow", "milliseconds.baseline")).isEqualTo(1);
    assertThat(count("shadow", "milliseconds.candidate")).isEqualTo(1);
  }

  @Test
  void what_was_kept_is_compared_and_not_timed() {
    version(1, 1);
    version(2, 2);
    world.deploy(tenant, "m", 1);
    world.shadow(tenant, "m", 2);
    keepAnswers();

    client.predict(tenant.predict("m"), key, "a");
    client.predict(tenant.predict("m"), key, "a");
    client.predict(tenant.predict("m"), key, "a", "b");
    awaitCount("shadow", "texts", 4);

    assertThat(count("shadow", "milliseconds.baseline")).isEqualTo(1);
    assertThat(count("shadow", "milliseconds.candidate")).isEqualTo(1);
  }

  @Test
  void beside_a_canary_what_was_kept_is_not_timed_either() {
    version(1, 1);
    version(2, 2);
    world.deploy(tenant, "m", 1, 2, 50);
    keepAnswers();
    var request = Map.of("inputs", List.of(Map.of("text", "a", "subject", "the same person")));

    client.predict(tenant.predict("m"), key, request);
    client.predict(tenant.predict("m"), key, request);
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                count("canary", "answered.baseline") + count("canary", "answered.candidate") == 2);

    long timed =
        count("canary", "milliseconds.baseline") + count("canary", "milliseconds.candidate");
    assertThat(timed).isEqualTo(1);
  }

  @Test
  void a_canary_is_counted_beside_production() {
    version(1, 1);
    version(2, 2);
    world.deploy(tenant, "m", 1, 2, 50);

    JsonNode answer = ask("m");

    long canary =
        answer.get("predictions").findValues("version").stream()
            .filter(version -> version.intValue() == 2)
            .count();
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                count("canary", "answered.candidate") == canary
                    && count("canary", "answered.baseline") == TEXTS - canary);
    assertThat(count("canary", "label.candidate")).isEqualTo(canary);
  }

  @Test
  void asking_a_version_by_its_number_is_no_trial() {
    version(1, 1);
    version(2, 2);
    world.deploy(tenant, "m", 1);
    world.shadow(tenant, "m", 2);
    client.predict(tenant.predict("m", 1), key, "a");
    client.predict(tenant.predict("m"), key, "a");

    awaitCount("shadow", "texts", 1);
  }

  private void version(int number, int seed) {
    world.version(tenant, "m", number, Adapters.lora(world.base("minilm-l6-en"), LABELS, seed));
  }

  private void keepAnswers() {
    world.update("update tenant set answer_cache_bytes = 1000000 where id = ?", tenant.id());
  }

  private JsonNode ask(String model) {
    return answer(client.predict(tenant.predict(model), key, texts()));
  }

  private JsonNode direct(int version) {
    return answer(client.predict(tenant.predict("m", version), key, texts()));
  }

  private static JsonNode answer(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }

  private static String[] texts() {
    return IntStream.range(0, TEXTS).mapToObj(i -> "text number " + i).toArray(String[]::new);
  }

  private static long sameLabels(JsonNode one, JsonNode other) {
    List<String> a = one.get("predictions").findValuesAsText("label");
    List<String> b = other.get("predictions").findValuesAsText("label");
    return IntStream.range(0, a.size()).filter(i -> a.get(i).equals(b.get(i))).count();
  }

  private void awaitCount(String trial, String measure, long n) {
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> count(trial, measure) == n);
  }

  private long count(String trial, String measure) {
    return (Long)
        world.one(
            """
            select coalesce(sum(n), 0)::bigint from trial_count
             where model_id = ? and trial = ? and measure = ?
            """,
            world.model(tenant, "m"),
            trial,
            measure);
  }
}
