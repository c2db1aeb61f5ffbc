package dev.attune.gateway.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

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
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "gateway")
    })
class BadInputTest {
  private static final String SECRET_TEXT = "nobody-may-read-this";

  @Inject World world;
  @Inject Client client;
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

  static Stream<Arguments> badRequests() {
    String many =
        "{\"inputs\":["
            + String.join(",", IntStream.range(0, 257).mapToObj(i -> "{\"text\":\"a\"}").toList())
            + "]}";
    return Stream.of(
        arguments("", "The body is empty; send {\"inputs\": [{\"text\": \"...\"}]}."),
        arguments("[]", "The body is not a JSON object."),
        arguments("{\"inputs\":", "The body is not valid JSON: line 1, column 11."),
        arguments(
            "{\"inputs\":[\n{\"text\":nobody-may-read-this}]}",
            "The body is not valid JSON: line 2, column"),
        arguments("{\"inputs\":[{\"text\":\"a\"}]} x", "The body is not valid JSON: line 1"),
        arguments("{\"inputs\":[{\"text\":\"a\"}]}{}", "The body goes on after the JSON object."),
        arguments("{}", "inputs is missing."),
        arguments("{\"inputs\":null}", "inputs must be a list of 1 to 256 objects, not null."),
        arguments("{\"inputs\":[]}", "inputs has 0 elements; 1 to 256 are allowed."),
        arguments(many, "inputs has 257 elements; 1 to 256 are allowed."),
        arguments(
            "{\"inputs\":[\"nobody-may-read-this\"]}",
            "inputs[0] must be an object with the member \"text\", not a string."),
        arguments("{\"inputs\":[{}]}", "inputs[0].text is missing."),
        arguments(
            "{\"inputs\":[{\"text\":\"a\"},{\"text\":\"b\"},{\"text\":\"c\"},{\"text\":7}]}",
            "inputs[3].text must be a string, not a number."),
        arguments("{\"inputs\":[{\"text\":null}]}", "inputs[0].text must be a string, not null."),
        arguments("{\"inputs\":[{\"text\":\"\"}]}", "inputs[0].text is empty."),
        arguments("{\"inputs\":[{\"text\":\" \\n\"}]}", "inputs[0].text is empty."),
        arguments(
            "{\"inputs\":[{\"text\":\"" + "x".repeat(100_001) + "\"}]}",
            "inputs[0].text has 100,001 characters; at most 100,000 are allowed."),
        arguments(
            "{\"inputs\":[{\"text\":\"nobody-may-read-this\",\"txet\":\"nobody-may-read-this\"}]}",
            "inputs[0].txet is unknown; known are text, subject and consent."),
        arguments(
            "{\"input\":[{\"text\":\"nobody-may-read-this\"}],\"inputs\":[{\"text\":\"a\"}]}",
            "input is unknown; known are inputs, explain and topK."),
        arguments(
            "{\"inputs\":[{\"text\":\"nobody-may-read-this\",\"text\":\"a\"}]}",
            "The body is not valid JSON: line 1"),
        arguments(
            "{\"inputs\":[{\"text\":\"a\"}],\n\"inputs\":[{\"text\":\"b\"}]}",
            "The body is not valid JSON: line 2"),
        arguments(
            "{\"inputs\":[{\"text\":\"nobody-may-read-this\",\"subject\":7}]}",
            "inputs[0].subject must be a string, not a number."),
        arguments(
            "{\"inputs\":[{\"text\":\"nobody-may-read-this\",\"consent\":\"yes\"}]}",
            "inputs[0].consent must be true or false, not a string."),
        arguments("{\"inputs\":[{\"text\":\"a\"}],\"topK\":0}", "topK must be 1 to 1,000."),
        arguments(
            "{\"inputs\":[{\"text\":\"a\"}],\"topK\":99999999999}", "topK must be 1 to 1,000."),
        arguments(
            "{\"inputs\":[{\"text\":\"a\"}],\"topK\":1.5}",
            "topK must be an integer of 1 or more, not a number."),
        arguments(
            "{\"inputs\":[{\"text\":\"a\"}],\"explain\":1}",
            "explain must be true or false, not a number."));
  }

  @ParameterizedTest
  @MethodSource("badRequests")
  void a_bad_request_is_told_what_is_wrong_and_where(String body, String complaint) {
    Answer answer = client.post(tenant.predict("m"), key, body.getBytes(StandardCharsets.UTF_8));

    assertProblem(answer, complaint.startsWith("The body") ? 400 : 422);
    assertThat(answer.json().get("detail").textValue()).startsWith(complaint);
    assertThat(answer.text()).doesNotContain(SECRET_TEXT);
  }

  @Test
  void every_wrong_member_is_listed() {
    String body = "{\"inputs\":[{\"text\":7},{\"text\":\"\"},{\"nope\":1}],\"topK\":\"x\"}";

    Answer answer = client.post(tenant.predict("m"), key, body.getBytes(StandardCharsets.UTF_8));

    assertThat(answer.json().get("errors").findValuesAsText("field"))
        .containsExactly(
            "inputs[0].text", "inputs[1].text", "inputs[2].nope", "inputs[2].text", "topK");
  }

  @Test
  void of_very_many_unknown_members_twenty_are_told_and_the_rest_is_not_read() {
    String body =
        IntStream.range(0, 100_000)
            .mapToObj("\"m%d\":0,"::formatted)
            .collect(Collectors.joining("", "{", "no JSON"));

    Answer answer = client.post(tenant.predict("m"), key, body.getBytes(StandardCharsets.UTF_8));

    assertProblem(answer, 422);
    assertThat(answer.json().get("errors").findValuesAsText("field"))
        .hasSize(20)
        .startsWith("m0")
        .endsWith("m19");
  }

  @Test
  void invalid_utf_8_is_named_by_byte_and_line() {
    byte[] body = "{\"inputs\":[\n{\"text\":\"a?\"}]}".getBytes(StandardCharsets.UTF_8);
    body[body.length - 5] = (byte) 0xC3;

    Answer answer = client.post(tenant.predict("m"), key, body);

    assertProblem(answer, 400);
    assertThat(answer.json().get("detail").textValue())
        .isEqualTo("The body is not valid UTF-8: byte 23, in line 2.");
  }

  @Test
  void a_body_of_fifty_megabytes_is_refused_with_or_without_its_length() {
    byte[] body = ("{\"inputs\":[" + " ".repeat(50_000_000)).getBytes(StandardCharsets.UTF_8);

    Answer known = client.post(tenant.predict("m"), key, body);
    Answer chunked =
        client.send(
            client
                .request(tenant.predict("m"), key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body))));

    assertProblem(known, 413);
    assertProblem(chunked, 413);
    assertThat(known.json().get("detail").textValue()).contains("32 MB");
  }

  @Test
  void a_body_that_says_it_is_too_large_is_refused_before_it_is_sent() throws IOException {
    int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    try (Socket socket = new Socket("localhost", port)) {
      socket
          .getOutputStream()
          .write(
              """
              POST %s HTTP/1.1\r
              Host: localhost\r
              Authorization: Bearer %s\r
              Content-Type: application/json\r
              Content-Length: 50000000\r
              \r
              """
                  .formatted(tenant.predict("m"), key)
                  .getBytes(StandardCharsets.UTF_8));
      byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 413".length());
      assertThat(new String(status, StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 413");
    }
  }

  @Test
  void the_longest_allowed_request_is_answered_and_its_truncation_reported() {
    var input = Map.of("text", "ha ".repeat(33_333) + "!");
    Answer answer =
        client.predict(
            tenant.predict("m"),
            key,
            Map.of("inputs", IntStream.range(0, 256).mapToObj(i -> input).toList()));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("predictions")).hasSize(256);
    assertThat(answer.json().get("predictions"))
        .allMatch(prediction -> prediction.get("truncated").booleanValue());
    assertThat(answer.json().at("/usage/tokens").intValue()).isEqualTo(256 * 128);
  }

  @Test
  void odd_texts_are_answered() {
    Answer answer =
        client.post(
            tenant.predict("m"),
            key,
            "{\"inputs\":[{\"text\":\"👍🏽🎉\"},{\"text\":\"好\"},{\"text\":\"\\ud800\"},{\"text\":\"\\u0000a\"}]}"
                .getBytes(StandardCharsets.UTF_8));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("predictions")).hasSize(4);
  }

  @Test
  void another_media_type_is_refused() {
    Answer answer =
        client.send(
            client
                .request(tenant.predict("m"), key)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(SECRET_TEXT)));

    assertProblem(answer, 415);
  }

  @Test
  void another_method_is_refused_and_the_right_one_named() {
    Answer answer = client.get(tenant.predict("m"), key);

    assertProblem(answer, 405);
    assertThat(answer.header("Allow")).contains("POST");
  }

  @Test
  void paths_and_models_that_do_not_exist_are_not_found() {
    assertProblem(client.get("/nothing/here", key), 404);
    assertProblem(client.get("/v1/tenants/" + tenant.slug() + "/nothing", key), 404);
    assertProblem(client.predict(tenant.predict("other"), key, "a"), 404);
    assertProblem(client.predict(tenant.predict("m", 7), key, "a"), 404);
    assertProblem(client.predict(tenant.models() + "/m/versions/0/predict", key, "a"), 404);
    assertProblem(client.predict(tenant.models() + "/m/versions/x/predict", key, "a"), 404);
  }

  @Test
  void a_model_without_a_deployment_is_a_conflict_and_its_versions_answer() {
    world.version(
        tenant, "idle", 1, Adapters.head(world.base("minilm-l6-en"), Client.labelsOf("v1"), 1));

    Answer answer = client.predict(tenant.predict("idle"), key, "a");

    assertProblem(answer, 409);
    assertThat(answer.json().get("detail").textValue()).contains("no version in production");
    assertThat(client.predict(tenant.predict("idle", 1), key, "a").status()).isEqualTo(200);
    world.deploy(tenant, "idle", 1);
    assertThat(client.predict(tenant.predict("idle"), key, "a").status()).isEqualTo(200);
  }

  @Test
  void a_request_id_of_the_client_comes_back() {
    Answer answer =
        client.send(client.request("/nothing", key).header("X-Request-Id", "order-17").GET());

    assertThat(answer.header("X-Request-Id")).isEqualTo("order-17");
    assertThat(answer.json().get("requestId").textValue()).isEqualTo("order-17");
  }

  private static void assertProblem(Answer answer, int status) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().get("status").intValue()).isEqualTo(status);
    assertThat(answer.json().get("title").textValue()).isNotBlank();
    assertThat(answer.json().get("detail").textValue()).endsWith(".");
    assertThat(answer.json().get("requestId").textValue())
        .isNotBlank()
        .isEqualTo(answer.header("X-Request-Id"));
  }
}
