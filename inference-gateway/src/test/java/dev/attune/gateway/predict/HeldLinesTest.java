package dev.attune.gateway.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.gateway.Adapters;
import dev.attune.gateway.Client;
import dev.attune.gateway.Conversation;
import dev.attune.gateway.HeldBytes;
import dev.attune.gateway.Tenant;
import dev.attune.gateway.World;
import dev.attune.gateway.bodies.Bodies;
import dev.attune.gateway.bodies.BodiesConfig;
import dev.attune.gateway.bodies.Holding;
import dev.attune.local.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What open streams take of the bytes that all requests may hold. */
@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "gateway")
    })
class HeldLinesTest {
  private static final int STREAMS = 5;
  private static final int OPEN_LINE = 1_000_000;
  private static final int ROOM = 200_000;
  private static final int TEXT = 300_000;

  @Inject World world;
  @Inject Client client;
  @Inject Bodies bodies;
  @Inject BodiesConfig config;
  @Inject HeldBytes held;
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
    held.awaitNone();
  }

  @Test
  void lines_count_while_they_come_until_their_client_has_gone() throws IOException {
    List<Conversation> open = new ArrayList<>();
    try {
      for (int i = 0; i < STREAMS; i++) {
        Conversation conversation = new Conversation(tenant.predict("m"), key);
        open.add(conversation);
        conversation.send("x".repeat(OPEN_LINE));
      }

      held.awaitAtLeast((double) STREAMS * OPEN_LINE);
    } finally {
      for (Conversation conversation : open) {
        conversation.close();
      }
    }
    held.awaitNone();
  }

  @Test
  void lines_count_while_their_stream_waits_until_they_are_answered() throws IOException {
    world.update("update api_key set texts_per_minute = 6 where id = ?", key.split("_", 3)[1]);
    String[] aMinutesWorth = Collections.nCopies(6, "a").toArray(String[]::new);
    assertThat(client.predict(tenant.predict("m"), key, aMinutesWorth).status()).isEqualTo(200);
    try (Conversation conversation = new Conversation(tenant.predict("m"), key)) {
      conversation.send(line());

      held.awaitAtLeast(TEXT);

      assertThat(conversation.answer().has("prediction")).isTrue();
      held.awaitNone();
    }
  }

  @Test
  void a_stream_waits_for_room_for_its_line() throws IOException {
    long all = config.bytesInFlight().asLongValue();
    try (Conversation conversation = new Conversation(tenant.predict("m"), key)) {
      try (Holding others = bodies.holding(UUID.randomUUID())) {
        others.cover(all - ROOM);
        conversation.send(line());
        held.awaitAtLeast((double) all - Holding.LARGEST_STEP);
      }

      assertThat(conversation.answer().has("prediction")).isTrue();
    }
  }

  private static String line() {
    return "{\"text\":\"" + "\\u4f60".repeat(TEXT / 6) + "\"}\n";
  }
}
