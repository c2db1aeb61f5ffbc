package dev.attune.gateway.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.gateway.Adapters;
import dev.attune.gateway.Client;
import dev.attune.gateway.Client.Answer;
import dev.attune.gateway.HeldBytes;
import dev.attune.gateway.Tenant;
import dev.attune.gateway.World;
import dev.attune.local.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "gateway")
    })
class CompressionTest {
  private static final String ONE = "{\"inputs\":[{\"text\":\"好\"}]}";

  @Inject World world;
  @Inject Client client;
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
  }

  @Test
  void a_compressed_request_is_answered_compressed_where_that_is_accepted() throws IOException {
    Answer answer =
        client.send(
            client
                .request(tenant.predict("m"), key)
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .header("Accept-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(gzip(ONE))));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(gunzip(answer.response().body())).contains("\"predictions\"");
    assertThat(client.predict(tenant.predict("m"), key, "a").header("Content-Encoding")).isEmpty();
  }

  @Test
  void compressed_lines_are_answered() throws IOException {
    Answer answer =
        send("application/x-ndjson", "gzip", gzip("{\"text\":\"a\"}\n{\"text\":\"b\"}"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text().lines()).hasSize(2);
  }

  @Test
  void what_is_not_gzip_or_breaks_off_is_the_clients_mistake() throws IOException {
    byte[] whole = gzip(ONE);
    byte[] broken = java.util.Arrays.copyOf(whole, whole.length - 12);

    for (byte[] body : new byte[][] {ONE.getBytes(StandardCharsets.UTF_8), broken, new byte[0]}) {
      Answer answer = send("application/json", "gzip", body);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).contains("not valid gzip");
    }
    Answer unknown = send("application/json", "br", whole);
    assertThat(unknown.status()).isEqualTo(415);
    assertThat(unknown.header("Accept-Encoding")).isEqualTo("gzip");
  }

  @Test
  void a_bomb_is_refused_at_the_size_that_a_plain_body_may_have() throws IOException {
    byte[] bomb = gzip("{\"inputs\":[" + " ".repeat(200_000_000));
    assertThat(bomb.length).isLessThan(1_000_000);

    Answer answer = send("application/json", "gzip", bomb);

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.text()).contains("32 MB");
    byte[] endless = gzip("{\"text\":\"" + "x".repeat(60_000_000));
    Answer stream = send("application/x-ndjson", "gzip", endless);
    assertThat(stream.text()).contains("\"status\":413").contains("the rest was not read");
    assertThat(held.now()).isZero();
  }

  @Test
  void lines_that_inflate_out_of_proportion_end_with_one_that_says_so() throws IOException {
    byte[] blank = gzip("{\"text\":\"a\"}" + "\n".repeat(20_000_000));
    assertThat(blank.length).isLessThan(100_000);

    Answer answer = send("application/x-ndjson", "gzip", blank);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text().lines()).hasSize(2);
    assertThat(answer.text().lines().findFirst().orElseThrow()).contains("\"prediction\"");
    assertThat(answer.text().lines().skip(1).findFirst().orElseThrow())
        .contains("\"status\":413", "more than 200 times", "the rest was not read");
  }

  @Test
  void the_first_megabyte_of_lines_may_be_as_small_as_it_can() throws IOException {
    byte[] blank = gzip("\n".repeat(900_000) + "{\"text\":\"a\"}");
    assertThat(blank.length).isLessThan(900_000 / 200);

    Answer answer = send("application/x-ndjson", "gzip", blank);

    assertThat(answer.text()).contains("\"line\":900001,\"prediction\"");
  }

  private Answer send(String type, String encoding, byte[] body) {
    return client.send(
        client
            .request(tenant.predict("m"), key)
            .header("Content-Type", type)
            .header("Content-Encoding", encoding)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String gunzip(byte[] bytes) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
