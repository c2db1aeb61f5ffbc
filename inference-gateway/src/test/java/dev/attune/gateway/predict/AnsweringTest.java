package dev.attune.gateway.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.gateway.Adapters;
import dev.attune.gateway.Client;
import dev.attune.gateway.Tenant;
import dev.attune.gateway.World;
import dev.attune.gateway.access.Caller;
import dev.attune.gateway.access.Rates;
import dev.attune.gateway.batching.BatchingConfig;
import dev.attune.gateway.batching.OverloadedException;
import dev.attune.gateway.batching.Reservation;
import dev.attune.gateway.bodies.Room;
import dev.attune.gateway.engine.Engine;
import dev.attune.gateway.engine.Engines;
import dev.attune.gateway.models.ServedModels;
import dev.attune.gateway.problems.ProblemException;
import dev.attune.local.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What counts of a part that is asked again and again. */
@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "gateway")
    })
class AnsweringTest {
  private static final Options OPTIONS = new Options(false, null);
  private static final int TEXTS = 60;
  private static final int NO_TEXTS = 4;

  @Inject World world;
  @Inject Engines engines;
  @Inject BatchingConfig batching;
  @Inject ServedModels models;
  @Inject Answering answering;

  @Test
  void a_part_counts_once_however_often_it_is_refused_because_much_waits() throws IOException {
    world.ready();
    Tenant tenant = world.tenant();
    world.version(
        tenant, "m", 1, Adapters.head(world.base("minilm-l6-en"), Client.labelsOf("v1"), 1));
    world.deploy(tenant, "m", 1);
    Caller caller =
        new Caller(
            "key:test", tenant.id(), Set.of(), new Rates(null, null, null, TEXTS + NO_TEXTS));
    Part part = part();
    Engine engine = engines.find("minilm-l6-en").orElseThrow();

    try (Reservation others = engine.reserve(tenant.id(), batching.queuedTokensPerTenant())) {
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> answer(caller, part)).isInstanceOf(OverloadedException.class);
      }
    }

    assertThat(answer(caller, part)).hasSize(TEXTS);
    Part next = part();
    assertThatThrownBy(() -> answer(caller, next))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refusal -> assertThat(refusal.violatedPolicies()).containsExactly("key-texts-minute"));
  }

  private List<Prediction> answer(Caller caller, Part part) {
    return answering.answer(
        caller, asking -> models.production(asking.tenantId(), "m"), part, OPTIONS);
  }

  private static Part part() throws IOException {
    String lines = "{\"text\":\"a\"}\n".repeat(TEXTS) + "no JSON\n".repeat(NO_TEXTS);
    Part part = new Part(OPTIONS);
    part.fill(
        new Lines(
            new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
            new Room(1 << 16).holding(),
            1_000,
            1_000));
    return part;
  }
}
