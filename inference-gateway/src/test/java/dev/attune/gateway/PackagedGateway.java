package dev.attune.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.data.artifacts.FileArtifactStore;
import dev.attune.data.crypto.CryptoConfig;
import dev.attune.data.crypto.MasterKey;
import dev.attune.data.crypto.TenantKeys;
import dev.attune.local.process.Ports;
import dev.attune.text.base.BaseModelStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The application as it is shipped, in a process of its own. */
final class PackagedGateway implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Path APPLICATION = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final Path BASE_MODELS = Path.of("target", "base-models");

  private static final CryptoConfig MASTER_KEY =
      new CryptoConfig() {
        private final Optional<String> value = Optional.of(MasterKey.generate());

        @Override
        public Optional<Path> file() {
          return Optional.empty();
        }

        @Override
        public Optional<String> value() {
          return value;
        }
      };

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port = Ports.pickFree();
  private final Process process;

  /**
   * Starts it.
   *
   * @param name of its log
   * @param database its database, as {@link #login}
   * @param artifacts where the artifacts are
   * @param more further variables of its environment
   */
  PackagedGateway(
      String name, Map<String, String> database, Path artifacts, Map<String, String> more)
      throws IOException {
    assertThat(APPLICATION).as("the packaged application").exists();
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-jar",
            APPLICATION.toString());
    Map<String, String> environment = new HashMap<>(database);
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("ATTUNE_BASE_MODELS_DIR", BASE_MODELS.toAbsolutePath().toString());
    environment.put("ATTUNE_ARTIFACTS_DIR", artifacts.toString());
    environment.put("ATTUNE_MASTER_KEY_VALUE", MASTER_KEY.value().orElseThrow());
    environment.putAll(more);
    builder.environment().putAll(environment);
    Path log = Path.of("target", name + ".log");
    process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  /** The variables that name a database and the role to sign in with. */
  static Map<String, String> login(String jdbcUrl, String user, String password) {
    return Map.of(
        "QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl,
        "QUARKUS_DATASOURCE_USERNAME", user,
        "QUARKUS_DATASOURCE_PASSWORD", password);
  }

  /** Keeps every gateway from opening base models, as another process that installs them does. */
  static FileChannel lockBaseModels() throws IOException {
    FileChannel channel =
        FileChannel.open(
            BASE_MODELS.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.lock();
    return channel;
  }

  /** The world behind it. */
  World world(String superuserUrl, Path artifacts) {
    return world(superuserUrl, artifacts, BASE_MODELS);
  }

  /** The world behind one that has base models of its own. */
  World world(String superuserUrl, Path artifacts, Path baseModels) {
    return new World(
        superuserUrl,
        new FileArtifactStore(artifacts),
        new BaseModelStore(baseModels),
        () -> status("/q/health/ready") == 200,
        new TenantKeys(MASTER_KEY)::generateWrapped);
  }

  int port() {
    return port;
  }

  boolean alive() {
    return process.isAlive();
  }

  /** SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** SIGKILL; returns when it is dead. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  /** Waits for its end, and answers its exit status. */
  int ended() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  /** A request for predictions. */
  HttpRequest.Builder predict(Tenant tenant, String key, String... texts) {
    String inputs =
        Arrays.stream(texts)
            .map("{\"text\":\"%s\"}"::formatted)
            .collect(Collectors.joining(",", "{\"inputs\":[", "]}"));
    return HttpRequest.newBuilder(uri(tenant.predict("m")))
        .header("Authorization", "Bearer " + key)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(inputs));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest.Builder request) {
    return http.sendAsync(request.build(), BodyHandlers.ofString());
  }

  /** What comes from an address. */
  String get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(path))).body();
  }

  /** The status of an address; 0 when nobody listens. */
  int status(String path) {
    try {
      return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    http.close();
  }
}
