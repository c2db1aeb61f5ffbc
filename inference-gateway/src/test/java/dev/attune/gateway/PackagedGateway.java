package dev.attune.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.data.crypto.MasterKey;
import dev.attune.local.testing.DatabaseRole;
import dev.attune.local.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;

/** The application as it is shipped, in a process of its own. */
final class PackagedGateway implements AutoCloseable {
  static final Path BASE_MODELS = Path.of("target", "base-models");

  private static final Path APPLICATION = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MASTER_KEY = MasterKey.generate();

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;
  private final Process process;

  private PackagedGateway(int port, Process process) {
    this.port = port;
    this.process = process;
  }

  /** Starts one, with its log in {@code target}. */
  static PackagedGateway start(
      TestDatabase database, Path artifacts, String name, Map<String, String> settings)
      throws IOException {
    assertThat(APPLICATION).as("the packaged application").exists();
    int port = freePort();
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-jar",
            APPLICATION.toString());
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
                "ATTUNE_ARTIFACTS_DIR", artifacts.toString(),
                "ATTUNE_MASTER_KEY_VALUE", MASTER_KEY));
    builder.environment().putAll(settings);
    Path log = Path.of("target", name + ".log");
    return new PackagedGateway(
        port, builder.redirectErrorStream(true).redirectOutput(log.toFile()).start());
  }

  /** Whether it may be asked. */
  boolean ready() {
    try {
      return http.send(
                  HttpRequest.newBuilder(uri("/q/health/ready")).build(), BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The version that a model answers with now. */
  int answering(Tenant tenant, String model, String key) {
    HttpRequest request =
        HttpRequest.newBuilder(uri(tenant.predict(model)))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"inputs\":[{\"text\":\"How are you?\"}]}"))
            .build();
    try {
      var response = http.send(request, BodyHandlers.ofByteArray());
      assertThat(response.statusCode()).isEqualTo(200);
      JsonNode answer = JSON.readTree(response.body());
      return answer.get("version").intValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
