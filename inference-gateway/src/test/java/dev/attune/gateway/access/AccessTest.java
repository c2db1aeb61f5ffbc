package dev.attune.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.gateway.Adapters;
import dev.attune.gateway.Client;
import dev.attune.gateway.Client.Answer;
import dev.attune.gateway.Tenant;
import dev.attune.gateway.World;
import dev.attune.local.testing.StackResource;
import dev.attune.local.testing.TestUser;
import dev.attune.local.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "gateway")
    })
class AccessTest {
  @Inject World world;
  @Inject Client client;
  private Tenant tenant;

  @BeforeEach
  void deploy() {
    world.ready();
    tenant = tenantWithModel();
  }

  private Tenant tenantWithModel() {
    Tenant made = world.tenant();
    world.version(
        made, "m", 1, Adapters.head(world.base("minilm-l6-en"), Client.labelsOf("v1"), 1));
    world.deploy(made, "m", 1);
    return made;
  }

  private Answer ask(Tenant asked, String credential) {
    return client.predict(asked.predict("m"), credential, "a");
  }

  @Test
  void without_a_credential_nobody_gets_in() {
    Answer answer = ask(tenant, "");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"attune\"");
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "atn_",
        "atn_short_secret",
        "atn_000000000000_s3cret-s3cret-s3cret-s3cret",
        "garbage",
        "eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9."
      })
  void an_invalid_credential_is_refused(String credential) {
    Answer answer = ask(tenant, credential);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void a_wrong_secret_is_refused() {
    String key = world.key(tenant);

    assertThat(ask(tenant, key).status()).isEqualTo(200);
    assertThat(ask(tenant, key.substring(0, key.length() - 1) + "X").status()).isEqualTo(401);
  }

  @Test
  void an_expired_key_is_refused() {
    String key = world.key(tenant, List.of("predict"), List.of(), Instant.now().minusSeconds(1));

    Answer answer = ask(tenant, key);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json().get("detail").textValue()).isEqualTo("The API key has expired.");
  }

  @Test
  void a_revoked_key_is_refused_within_two_seconds() {
    String key = world.key(tenant);
    assertThat(ask(tenant, key).status()).isEqualTo(200);

    world.revoke(key);

    Awaitility.await()
        .atMost(Duration.ofSeconds(2))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> ask(tenant, key).status() == 401);
  }

  @Test
  void a_deleted_key_is_refused_within_two_seconds() {
    String key = world.key(tenant);
    assertThat(ask(tenant, key).status()).isEqualTo(200);

    world.update("delete from api_key where id = ?", key.split("_", 3)[1]);

    Awaitility.await()
        .atMost(Duration.ofSeconds(2))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> ask(tenant, key).status() == 401);
  }

  @Test
  void a_key_of_another_tenant_finds_nothing() {
    Tenant other = tenantWithModel();
    String key = world.key(other);

    assertThat(ask(tenant, key).status()).isEqualTo(404);
    assertThat(client.predict(tenant.predict("m", 1), key, "a").status()).isEqualTo(404);
    assertThat(client.get(tenant.models(), key).status()).isEqualTo(404);
    assertThat(ask(new Tenant(tenant.id(), "no-such-tenant"), key).status()).isEqualTo(404);
    assertThat(ask(other, key).status()).isEqualTo(200);
  }

  @Test
  void a_key_without_the_scope_may_not_predict() {
    String key = world.key(tenant, List.of("feedback"), List.of(), null);

    assertThat(ask(tenant, key).status()).isEqualTo(403);
  }

  @Test
  void an_operation_that_names_no_scope_is_refused_to_everybody() {
    TestUser owner = Tokens.newUser();
    world.member(tenant, owner.email(), "owner");
    String unmarked = "/v1/tenants/" + tenant.slug() + "/unmarked";

    assertThat(client.get(unmarked, world.key(tenant)).status()).isEqualTo(403);
    assertThat(client.get(unmarked, owner.token()).status()).isEqualTo(403);
  }

  @Test
  void a_key_limited_to_models_asks_and_sees_only_those() {
    world.version(
        tenant, "other", 1, Adapters.head(world.base("minilm-l6-en"), Client.labelsOf("v1"), 1));
    world.deploy(tenant, "other", 1);
    String key = world.key(tenant, List.of("predict"), List.of("other"), null);

    assertThat(ask(tenant, key).status()).isEqualTo(403);
    assertThat(client.predict(tenant.predict("other"), key, "a").status()).isEqualTo(200);
    assertThat(client.get(tenant.models(), key).json().findValuesAsText("model"))
        .containsExactly("other");
  }

  @ParameterizedTest
  @ValueSource(strings = {"owner", "manager", "annotator", "auditor"})
  void a_member_gets_in_with_a_token_whatever_the_role(String role) {
    TestUser person = Tokens.newUser();
    world.member(tenant, person.email(), role);

    assertThat(ask(tenant, person.token()).status()).isEqualTo(200);
  }

  @Test
  void a_token_of_somebody_who_is_no_member_finds_nothing() {
    TestUser person = Tokens.newUser();
    world.member(tenantWithModel(), person.email(), "owner");

    assertThat(ask(tenant, person.token()).status()).isEqualTo(404);
    assertThat(client.get(tenant.models(), person.token()).status()).isEqualTo(404);
  }

  @Test
  void a_tenant_that_cannot_be_is_not_asked_of_the_database() {
    TestUser person = Tokens.newUser();
    world.member(tenant, person.email(), "owner");

    Answer answer = client.get("/v1/tenants/%00/models", person.token());

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().get("detail").textValue()).isEqualTo("There is no such tenant.");
  }
}
