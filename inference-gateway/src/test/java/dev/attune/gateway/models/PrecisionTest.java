package dev.attune.gateway.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.gateway.Adapters;
import dev.attune.gateway.Client;
import dev.attune.gateway.Tenant;
import dev.attune.gateway.World;
import dev.attune.local.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What 8 bits cost a version, against what its tenant allows. */
@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "gateway")
    })
class PrecisionTest {
  private static final String TEXT = "Nobody told me that the train was cancelled.";

  @Inject World world;
  @Inject Client client;
  private Tenant tenant;
  private String key;

  @BeforeEach
  void begin() {
    world.ready();
    tenant = world.tenant();
    key = world.key(tenant);
    for (int version = 1; version <= 2; version++) {
      world.version(
          tenant, "m", version, Adapters.lora(world.base("minilm-l6-en"), Client.labelsOf("v"), 1));
    }
    world.deploy(tenant, "m", 1);
  }

  private void measured(int version, double loss) {
    world.update(
        "update model_version set int8 = jsonb_build_object('loss', ?) where tenant_id = ? and"
            + " number = ?",
        loss,
        tenant.id(),
        version);
  }

  private String precision() {
    return client.get(tenant.models(), key).json().at("/items/0/precision").asText();
  }

  private double score(int version) {
    JsonNode answer = client.predict(tenant.predict("m", version), key, TEXT).json();
    return answer.at("/predictions/0/scores").get("v:yes").asDouble();
  }

  @Test
  void a_version_of_which_nothing_was_measured_is_served_in_32_bits() {
    score(1);
    assertThat(precision()).isEqualTo("float32");
  }

  @Test
  void a_version_is_served_in_8_bits_where_it_loses_no_more_than_allowed() {
    measured(1, 0.005);
    assertThat(client.predict(tenant.predict("m"), key, TEXT).status()).isEqualTo(200);
    assertThat(precision()).isEqualTo("int8");
    assertThat(score(1)).isNotEqualTo(score(2)).isBetween(score(2) - 0.1, score(2) + 0.1);
  }

  @Test
  void a_version_that_loses_more_is_served_in_32_bits() {
    measured(1, 0.0051);
    score(1);
    assertThat(precision()).isEqualTo("float32");
    assertThat(score(1)).isEqualTo(score(2));
  }

  @Test
  void a_change_of_the_policy_changes_what_serves() {
    measured(1, 0.004);
    client.predict(tenant.predict("m"), key, TEXT);
    assertThat(precision()).isEqualTo("int8");
    allow(tenant.id(), 0);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> precision().equals("float32") && score(1) == score(2));
    allow(tenant.id(), 0.01);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> precision().equals("int8") && score(1) != score(2));
  }

  @Test
  void it_changes_what_serves_of_a_model_that_was_never_deployed_too() {
    Tenant other = world.tenant();
    String otherKey = world.key(other);
    world.version(
        other, "m", 1, Adapters.lora(world.base("minilm-l6-en"), Client.labelsOf("v"), 1));
    world.update(
        "update model_version set int8 = '{\"loss\": 0.004}' where tenant_id = ?", other.id());
    double in8Bits = score(other, otherKey);
    allow(other.id(), 0);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> score(other, otherKey) != in8Bits);
    assertThat(score(other, otherKey)).isEqualTo(score(2));
  }

  private double score(Tenant asked, String askedKey) {
    JsonNode answer = client.predict(asked.predict("m", 1), askedKey, TEXT).json();
    return answer.at("/predictions/0/scores").get("v:yes").asDouble();
  }

  private void allow(UUID tenantId, double loss) {
    world.update("update tenant set int8_max_loss = ? where id = ?", loss, tenantId);
  }
}
