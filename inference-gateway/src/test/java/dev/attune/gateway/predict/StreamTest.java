package dev.attune.gateway.predict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.gateway.Adapters;
import dev.attune.gateway.Client;
import dev.attune.gateway.Client.Answer;
import dev.attune.gateway.Conversation;
import dev.attune.gateway.Tenant;
import dev.attune.gateway.World;
import dev.attune.local.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists of any length as lines. */
@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "gateway")
    })
class StreamTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject World world;
  @Inject Client client;
  private Tenant tenant;
  private String key;

  @BeforeEach
  void deploy() {
    world.ready();
    tenant = world.tenant();
    key = world.key(tenant);
    for (int version = 1; version <= 2; version++) {
      world.version(
          tenant,
          "m",
          version,
          Adapters.head(world.base("minilm-l6-en"), Client.labelsOf("v" + version), 1));
    }
    world.deploy(tenant, "m", 1);
  }

  @Test
  void every_line_is_answered_in_order_and_bad_ones_by_what_is_wrong() {
    String lines =
        """
        {"text":"one","subject":"s"}
        {"text":""}

        {"txt":"nobody-may-read-this"}
        not json
        ["a"]
        {"text":"seven"} {"text":"more"}
        {"text":"好"}""";

    Answer answer = client.postLines(tenant.predict("m"), key, lines);
    List<JsonNode> answers = answers(answer);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
    assertThat(answers.stream().map(line -> line.get("line").intValue()))
        .containsExactly(1, 2, 4, 5, 6, 7, 8);
    assertThat(answers.get(0).at("/prediction/label").textValue()).startsWith("v1:");
    assertThat(answers.get(1).at("/error/detail").textValue()).isEqualTo("text is empty.");
    assertThat(answers.get(1).at("/error/errors/0/field").textValue()).isEqualTo("text");
    assertThat(answers.get(2).at("/error/detail").textValue()).startsWith("txt is unknown");
    assertThat(answers.get(3).at("/error/status").intValue()).isEqualTo(400);
    assertThat(answers.get(4).at("/error/detail").textValue())
        .isEqualTo("The line must be an object with the member \"text\", not a list.");
    assertThat(answers.get(5).at("/error/status").intValue()).isEqualTo(400);
    assertThat(answers.get(6).has("prediction")).isTrue();
    assertThat(answer.text()).doesNotContain("nobody-may-read-this");
  }

  @Test
  void a_line_that_is_not_utf_8_and_one_that_is_too_long_harm_no_other() {
    byte[] bytes =
        ("{\"text\":\"a?\"}\n{\"text\":\"" + "x".repeat(1_400_000) + "\"}\n{\"text\":\"ok\"}\n")
            .getBytes(StandardCharsets.UTF_8);
    bytes[10] = (byte) 0xC3;
    List<JsonNode> answers =
        answers(
            client.send(
                client
                    .request(tenant.predict("m"), key)
                    .header("Content-Type", "application/x-ndjson")
                    .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(bytes))));

    assertThat(answers.get(0).at("/error/detail").textValue())
        .isEqualTo("The line is not valid UTF-8: byte 11.");
    assertThat(answers.get(1).at("/error/status").intValue()).isEqualTo(413);
    assertThat(answers.get(2).has("prediction")).isTrue();
  }

  @Test
  void options_are_parameters() {
    String path = tenant.predict("m", 2) + "?topK=1&explain=true";
    List<JsonNode> answers =
        answers(client.postLines(path, key, "{\"text\":\"so good\"}\n{\"text\":\"bad\"}\n"));

    assertThat(answers).hasSize(2);
    for (JsonNode line : answers) {
      assertThat(line.at("/prediction/scores")).hasSize(1);
      assertThat(line.at("/prediction/explanation/targets")).hasSize(1);
    }
    assertThat(client.postLines(tenant.predict("m") + "?topK=0", key, "").status()).isEqualTo(422);
    assertThat(client.postLines(tenant.predict("m") + "?explain=1", key, "").status())
        .isEqualTo(422);
  }

  @Test
  void what_cannot_begin_is_refused_by_its_status() {
    assertThat(client.postLines(tenant.predict("no"), key, "{\"text\":\"a\"}").status())
        .isEqualTo(404);
    assertThat(client.postLines(tenant.predict("m"), "atn_x", "{\"text\":\"a\"}").status())
        .isEqualTo(401);
    assertThat(answers(client.postLines(tenant.predict("m"), key, ""))).isEmpty();
  }

  @Test
  void a_thousand_lines_are_all_metered() {
    String lines =
        IntStream.range(0, 1_000)
            .mapToObj("{\"text\":\"text %d\"}\n"::formatted)
            .collect(Collectors.joining());

    assertThat(answers(client.postLines(tenant.predict("m"), key, lines))).hasSize(1_000);

    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                world
                    .one(
                        "select coalesce(sum(texts), 0)::bigint from usage_daily where tenant_id = ?",
                        tenant.id())
                    .equals(1_000L));
  }

  @Test
  void a_line_is_answered_before_the_next_is_sent_and_a_promotion_is_followed() throws IOException {
    try (Conversation conversation = new Conversation(tenant.predict("m"), key)) {
      conversation.send("{\"text\":\"a\"}\n");
      assertThat(conversation.answer().at("/prediction/version").intValue()).isEqualTo(1);
      world.deploy(tenant, "m", 2);
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                conversation.send("{\"text\":\"b\"}\n");
                return conversation.answer().at("/prediction/version").intValue() == 2;
              });
    }
  }

  @Test
  void who_does_not_read_is_not_read_from_and_holds_up_nobody_else() throws Exception {
    AtomicLong sent = new AtomicLong();
    try (Conversation silent = new Conversation(tenant.predict("m"), key)) {
      String line = "{\"text\":\"nobody reads the answers to this\"}\n".repeat(64);
      Thread sender =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      while (true) {
                        silent.send(line);
                        sent.addAndGet(line.length());
                      }
                    } catch (IOException e) {
                      // closed at the end of the test
                    }
                  });
      AtomicLong before = new AtomicLong(-1);
      Awaitility.await()
          .pollInterval(Duration.ofSeconds(2))
          .atMost(Duration.ofMinutes(2))
          .until(() -> sent.get() > 0 && before.getAndSet(sent.get()) == sent.get());

      assertThat(client.predict(tenant.predict("m"), key, "a").status()).isEqualTo(200);
      assertThat(sender.isAlive()).isTrue();
    }
  }

  private static List<JsonNode> answers(Answer answer) {
    return answer
        .text()
        .lines()
        .map(
            line -> {
              try {
                return JSON.readTree(line);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            })
        .toList();
  }
}
