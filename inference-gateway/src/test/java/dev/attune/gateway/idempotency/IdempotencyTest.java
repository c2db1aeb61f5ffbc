package dev.attune.gateway.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.gateway.Adapters;
import dev.attune.gateway.Client;
import dev.attune.gateway.Client.Answer;
import dev.attune.gateway.MasterKeyResource;
import dev.attune.gateway.Tenant;
import dev.attune.gateway.World;
import dev.attune.gateway.metering.Metering;
import dev.attune.local.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(MasterKeyResource.class)
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "gateway")
    })
class IdempotencyTest {
  private static final String SECRET_TEXT = "nobody may ever read this";

  @Inject World world;
  @Inject Client client;
  @Inject Metering metering;
  @Inject KeptAnswers kept;
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

  private Answer ask(String credential, String idempotencyKey, String text) {
    return send(
        tenant.predict("m"),
        credential,
        idempotencyKey,
        "{\"inputs\":[{\"text\":\"%s\"}]}".formatted(text));
  }

  private Answer send(String path, String credential, String idempotencyKey, String body) {
    return client.send(
        client
            .request(path, credential)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", idempotencyKey)
            .POST(BodyPublishers.ofString(body)));
  }

  private long metered() {
    metering.flush();
    return (long)
        world.one(
            "select coalesce(sum(texts), 0)::bigint from usage_daily where tenant_id = ?",
            tenant.id());
  }

  private long rows() {
    return (long)
        world.one("select count(*) from idempotent_request where tenant_id = ?", tenant.id());
  }

  @Test
  void a_request_too_large_to_be_kept_is_refused_and_not_answered_without_its_promise() {
    String texts =
        String.join(
            ",", Collections.nCopies(60, "{\"text\":\"" + "so sad ".repeat(14_000) + "\"}"));

    Answer answer = send(tenant.predict("m"), key, "large", "{\"inputs\":[" + texts + "]}");

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().get("detail").textValue()).contains("at most 5 MB");
    assertThat(metered()).isZero();
  }

  @Test
  void the_same_request_gets_the_same_answer_and_is_metered_once() {
    Answer first = ask(key, "one", "a");
    Answer second = ask(key, "one", "a");

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(second.header("Content-Type")).startsWith("application/json");
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(metered()).isEqualTo(1);
  }

  @Test
  void another_body_or_address_under_the_same_key_is_refused() {
    ask(key, "one", "a");

    Answer body = ask(key, "one", "b");
    Answer address = send(tenant.predict("m", 1), key, "one", "{\"inputs\":[{\"text\":\"a\"}]}");

    assertThat(body.status()).isEqualTo(422);
    assertThat(body.json().get("detail").textValue()).contains("another request");
    assertThat(address.status()).isEqualTo(422);
    assertThat(metered()).isEqualTo(1);
  }

  @Test
  void a_key_is_the_credentials_own() {
    Answer mine = ask(key, "one", "a");
    Answer others = ask(world.key(tenant), "one", "b");

    assertThat(mine.status()).isEqualTo(200);
    assertThat(others.status()).isEqualTo(200);
    assertThat(others.header("Idempotency-Replayed")).isEmpty();
  }

  @Test
  void of_many_at_once_one_is_carried_out() throws Exception {
    List<Future<Answer>> sent = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        sent.add(threads.submit((Callable<Answer>) () -> ask(key, "one", "a")));
      }
    }
    List<String> answers = new ArrayList<>();
    for (Future<Answer> future : sent) {
      assertThat(future.get().status()).isIn(200, 409);
      if (future.get().status() == 200) {
        answers.add(future.get().text());
      }
    }

    assertThat(answers).isNotEmpty();
    assertThat(answers.stream().distinct()).hasSize(1);
    assertThat(metered()).isEqualTo(1);
  }

  @Test
  void while_the_first_is_being_answered_the_second_is_told_so() {
    Answer first = ask(key, "one", "a");
    world.update(
        "update idempotent_request set answer = null, status = null where tenant_id = ?",
        tenant.id());

    Answer second = ask(key, "one", "a");

    assertThat(first.status()).isEqualTo(200);
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.header("Retry-After")).isEqualTo("1");
  }

  @Test
  void a_claim_that_nobody_finished_is_free_again_after_its_time() {
    ask(key, "one", "a");
    world.update(
        "update idempotent_request set answer = null, status = null, claimed_until = now() where tenant_id = ?",
        tenant.id());

    assertThat(ask(key, "one", "a").status()).isEqualTo(200);
    assertThat(metered()).isEqualTo(2);
  }

  @Test
  void a_failed_request_leaves_its_key_free() {
    Answer failed = send(tenant.predict("m"), key, "one", "{}");

    assertThat(failed.status()).isEqualTo(422);
    assertThat(rows()).isZero();
    assertThat(ask(key, "one", "a").status()).isEqualTo(200);
  }

  @Test
  void neither_text_nor_answer_nor_key_can_be_read_in_the_database() {
    Answer answer = ask(key, "my-very-own-key", SECRET_TEXT);

    assertThat(answer.status()).isEqualTo(200);
    String row =
        new String(
            (byte[])
                world.one(
                    "select convert_to(r::text, 'UTF8') || r.answer from idempotent_request r where tenant_id = ?",
                    tenant.id()),
            StandardCharsets.ISO_8859_1);
    assertThat(row)
        .doesNotContain(SECRET_TEXT)
        .doesNotContain("my-very-own-key")
        .doesNotContain("predictions")
        .doesNotContain("v1:");
  }

  @Test
  void after_its_time_an_answer_is_forgotten_and_the_key_free() {
    Answer first = ask(key, "one", "a");
    ask(key, "two", "a");
    world.update(
        "update idempotent_request set expires_at = now() - interval '1 second' where tenant_id = ?",
        tenant.id());

    Answer again = ask(key, "one", "other");
    kept.forgetExpired();

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text()).isNotEqualTo(first.text());
    assertThat(rows()).isEqualTo(1);
  }

  static List<String> malformed() {
    return List.of("", "with space", "x".repeat(256));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void a_key_of_another_form_is_refused(String malformed) {
    assertThat(ask(key, malformed, "a").status()).isEqualTo(400);
  }

  @Test
  void without_the_tenants_keys_nothing_is_promised_and_nothing_done() {
    world.update("update tenant set wrapped_keys = '\\x00' where id = ?", tenant.id());

    Answer answer = ask(key, "one", "a");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("5");
    assertThat(metered()).isZero();
  }
}
