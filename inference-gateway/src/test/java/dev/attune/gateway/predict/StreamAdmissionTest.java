package dev.attune.gateway.predict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.gateway.Adapters;
import dev.attune.gateway.Client;
import dev.attune.gateway.Conversation;
import dev.attune.gateway.Tenant;
import dev.attune.gateway.TestClock;
import dev.attune.gateway.World;
import dev.attune.local.testing.StackResource;
import dev.attune.local.testing.TestUser;
import dev.attune.local.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of an open stream when its caller may no longer ask, or not as fast. */
@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "gateway")
    })
class StreamAdmissionTest {
  private static final String LINE = "{\"text\":\"a\"}\n";
  private static final String NO_JSON = "no JSON\n";

  @Inject World world;
  @Inject Client client;
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

  @Test
  void a_stream_ends_when_its_key_is_revoked() throws IOException {
    try (Conversation conversation = new Conversation(tenant.predict("m"), key)) {
      assertThat(answer(conversation, LINE).has("prediction")).isTrue();

      world.revoke(key);

      assertEnds(conversation, LINE, 401);
    }
  }

  @Test
  void a_stream_ends_when_its_key_is_revoked_though_no_line_can_be_asked() throws IOException {
    try (Conversation conversation = new Conversation(tenant.predict("m"), key)) {
      assertThat(answer(conversation, NO_JSON).at("/error/status").intValue()).isEqualTo(400);

      world.revoke(key);

      assertEnds(conversation, NO_JSON, 401);
    }
  }

  @Test
  void a_stream_ends_when_its_key_is_revoked_though_all_lines_are_blank() throws IOException {
    try (Conversation conversation = new Conversation(tenant.predict("m"), key)) {
      assertThat(answer(conversation, LINE).has("prediction")).isTrue();

      world.revoke(key);
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> client.get(tenant.models(), key).status() == 401);

      JsonNode last = answer(conversation, "\n");
      assertThat(last.get("line").intValue()).isEqualTo(2);
      assertThat(last.at("/error/status").intValue()).isEqualTo(401);
      conversation.awaitEnd();
    }
  }

  @Test
  void a_stream_ends_when_its_person_is_removed_from_the_tenant() throws IOException {
    TestUser person = Tokens.newUser();
    world.member(tenant, person.email(), "annotator");
    try (Conversation conversation = new Conversation(tenant.predict("m"), person.token())) {
      assertThat(answer(conversation, LINE).has("prediction")).isTrue();
      clock.forward(Duration.ofSeconds(5));
      assertThat(answer(conversation, LINE).has("prediction")).as("still a member").isTrue();

      world.update("delete from member where tenant_id = ?", tenant.id());
      clock.forward(Duration.ofSeconds(5));

      assertThat(answer(conversation, LINE).at("/error/status").intValue()).isEqualTo(404);
      conversation.awaitEnd();
    }
  }

  @Test
  void a_stream_ends_when_the_token_of_its_person_expires() throws IOException {
    TestUser person = Tokens.newUser();
    world.member(tenant, person.email(), "annotator");
    try (Conversation conversation = new Conversation(tenant.predict("m"), person.token())) {
      assertThat(answer(conversation, LINE).has("prediction")).isTrue();

      Duration left = Duration.between(clock.instant(), expiry(person.token()));
      try (TestClock.Ahead later = clock.ahead(left)) {
        JsonNode last = answer(conversation, LINE);
        assertThat(last.at("/error/status").intValue()).isEqualTo(401);
        assertThat(last.at("/error/detail").textValue()).isEqualTo("The bearer token has expired.");
        conversation.awaitEnd();
      }
    }
  }

  @Test
  void a_new_limit_of_its_key_holds_for_a_stream_and_is_not_voided_by_it() throws IOException {
    try (Conversation conversation = new Conversation(tenant.predict("m"), key)) {
      assertThat(answer(conversation, LINE).has("prediction")).isTrue();

      limit("texts_per_minute", 1);
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> client.get(tenant.models(), key).header("RateLimit").contains("key-texts"));

      assertThat(answer(conversation, LINE).has("prediction")).as("the one of the minute").isTrue();
      assertThat(client.predict(tenant.predict("m"), key, "b").status()).isEqualTo(429);
      assertThat(answer(conversation, LINE).at("/error/status").intValue()).isEqualTo(429);
      assertThat(client.predict(tenant.predict("m"), key, "b").status()).isEqualTo(429);
    }
  }

  @Test
  void lines_that_cannot_be_asked_count_to_the_rates_and_blank_ones_do_not() throws IOException {
    limit("texts_per_minute", 2);
    try (Conversation conversation = new Conversation(tenant.predict("m"), key)) {
      JsonNode refused = answer(conversation, "\n\n\n" + NO_JSON);
      assertThat(refused.get("line").intValue()).isEqualTo(4);

      assertThat(client.predict(tenant.predict("m"), key, "a").status()).isEqualTo(200);
      assertThat(client.predict(tenant.predict("m"), key, "a").status()).isEqualTo(429);
    }
  }

  private void limit(String column, int value) {
    world.update(
        "update api_key set %s = ? where id = ?".formatted(column), value, key.split("_", 3)[1]);
  }

  private static Instant expiry(String token) throws IOException {
    byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", 3)[1]);
    return Instant.ofEpochSecond(new ObjectMapper().readTree(claims).get("exp").longValue());
  }

  private static JsonNode answer(Conversation conversation, String line) throws IOException {
    conversation.send(line);
    return conversation.answer();
  }

  /** Sends a line again and again until the stream ends with that status. */
  private static void assertEnds(Conversation conversation, String line, int status)
      throws IOException {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> answer(conversation, line).at("/error/status").intValue() == status);
    conversation.awaitEnd();
  }
}
