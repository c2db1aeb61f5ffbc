package dev.attune.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.data.artifacts.FileArtifactStore;
import dev.attune.data.crypto.MasterKey;
import dev.attune.local.testing.DatabaseRole;
import dev.attune.local.testing.TestDatabase;
import dev.attune.text.base.BaseModelStore;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application as it is shipped, in a process of its own. */
class PackagedGatewayIT {
  private static final Path APPLICATION = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final Path BASE_MODELS = Path.of("target", "base-models");
  private static final int REQUESTS = 12;
  private static final int TEXTS = 16;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern RUNS =
      Pattern.compile("attune_batching_run_rows_count\\{base=\"minilm-l6-en\"} ([0-9.E]+)");

  private final HttpClient http = HttpClient.newHttpClient();
  @TempDir Path artifacts;

  @Test
  void on_sigterm_it_answers_what_it_accepted_and_ends_by_itself() throws Exception {
    try (TestDatabase database = TestDatabase.create()) {
      int port = freePort();
      Process gateway = start(database, port);
      try {
        stopInFlight(world(database, port), port, gateway);
      } finally {
        gateway.destroyForcibly();
      }
    }
  }

  private void stopInFlight(World world, int port, Process gateway) throws Exception {
    world.ready();
    Tenant tenant = world.tenant();
    String key = world.key(tenant);
    world.version(
        tenant, "m", 1, Adapters.lora(world.base("minilm-l6-en"), Client.labelsOf("v1"), 1));
    world.deploy(tenant, "m", 1);
    HttpRequest request = request(port, tenant, key);
    assertThat(send(request).join().statusCode()).isEqualTo(200);
    double runsBefore = runs(port);

    List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      answers.add(send(request));
    }
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> runs(port) > runsBefore);
    gateway.destroy();

    assertThat(answers).as("requests in flight").anyMatch(answer -> !answer.isDone());
    ObjectMapper json = new ObjectMapper();
    for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
      assertThat(answer.join().statusCode()).isEqualTo(200);
      assertThat(json.readTree(answer.join().body()).get("predictions")).hasSize(TEXTS);
    }
    assertThat(gateway.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(gateway.exitValue()).isZero();
    assertThat(
            world.one(
                "select sum(texts)::bigint from usage_daily where tenant_id = ?", tenant.id()))
        .as("metered before the end")
        .isEqualTo((long) TEXTS * (REQUESTS + 1));
  }

  private World world(TestDatabase database, int port) {
    return new World(
        database.jdbcUrl(DatabaseRole.SUPERUSER),
        new FileArtifactStore(artifacts),
        new BaseModelStore(BASE_MODELS),
        () -> statusOf(port, "/q/health/ready") == 200);
  }

  private Process start(TestDatabase database, int port) throws IOException {
    assertThat(APPLICATION).as("the packaged application").exists();
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-jar",
            APPLICATION.toString());
    builder.environment().put("ATTUNE_MASTER_KEY_VALUE", MasterKey.generate());
    builder
        .environment()
        .putAll(
            Map.of(
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_HTTP_PORT", Integer.toString(port),
                "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", DatabaseRole.GATEWAY.user(),
                "QUARKUS_DATASOURCE_PASSWORD", database.password(DatabaseRole.GATEWAY),
                "ATTUNE_BASE_MODELS_DIR", BASE_MODELS.toAbsolutePath().toString(),
                "ATTUNE_ARTIFACTS_DIR", artifacts.toString()));
    Path log = Path.of("target", "packaged-gateway.log");
    return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  private HttpRequest request(int port, Tenant tenant, String key) {
    String text = "{\"text\":\"%s\"}".formatted("nobody told me about it ".repeat(8));
    String body = "{\"inputs\":[%s]}".formatted(String.join(",", Collections.nCopies(TEXTS, text)));
    return HttpRequest.newBuilder(uri(port, tenant.predict("m")))
        .header("Authorization", "Bearer " + key)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request) {
    return http.sendAsync(request, BodyHandlers.ofByteArray());
  }

  private double runs(int port) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(uri(port, "/q/metrics")).build();
    Matcher matcher = RUNS.matcher(http.send(request, BodyHandlers.ofString()).body());
    return matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
  }

  private int statusOf(int port, String path) {
    try {
      HttpRequest request = HttpRequest.newBuilder(uri(port, path)).build();
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private static URI uri(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
