package dev.attune.console.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.attune.local.testing.CurrentStack;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Answers as platform-api and inference-gateway would, from committed documents: data sets,
 * versions and predictions of every kind of task, with figures that no training of a test could
 * give. In the organisation {@code audited} the reader is an auditor, and {@code fleet} has more
 * than a list shows. Sign-in is the real one.
 */
public final class SampleServices implements QuarkusTestResourceLifecycleManager {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PATH = Pattern.compile("/(?:api/)?v1/tenants/([^/]+)(/.*)?");

  private static final Set<String> SEEN_WAITING = ConcurrentHashMap.newKeySet();

  private @Nullable HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      http.createContext("/", SampleServices::answer);
      http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      http.start();
      server = http;
      var url = "http://localhost:" + http.getAddress().getPort();
      var stack = CurrentStack.withKeycloak();
      return Map.of(
          "quarkus.oidc.auth-server-url",
          stack.keycloakUrl().orElseThrow() + "/realms/attune",
          "quarkus.oidc.credentials.secret",
          stack.keycloakSecrets().consoleClient(),
          "attune.api.url",
          url,
          "attune.gateway.url",
          url);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    var path = exchange.getRequestURI().getPath();
    var query = Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), "");
    if (path.endsWith("/events")) {
      var run = path.substring(0, path.length() - "/events".length());
      if (run.endsWith("7")) {
        dawdle();
      }
      send(exchange, 200, "text/event-stream", resource("events" + kind(run) + ".txt"));
      return;
    }
    if (path.endsWith("/tenants/harbour") && exchange.getRequestMethod().equals("DELETE")) {
      send(exchange, 503, "application/problem+json", resource("deletion-stopped.json"));
      return;
    }
    if (path.endsWith("/versions/1/predict")) {
      send(exchange, 503, "application/problem+json", resource("version-unavailable.json"));
      return;
    }
    var found = find(path, query);
    if (found == null && path.endsWith("/tested-texts")) {
      send(exchange, 409, "application/problem+json", resource("no-tested-texts.json"));
    } else if (found == null && path.endsWith("/comparison")) {
      send(exchange, 409, "application/problem+json", resource("no-comparison.json"));
    } else if (found == null) {
      send(exchange, 404, "application/problem+json", "{\"title\":\"There is no such thing.\"}");
    } else {
      send(exchange, 200, "application/json", found.toString());
    }
  }

  /** The events of a run whose id ends in 7 come late, as from a busy service. */
  private static void dawdle() {
    CompletableFuture.runAsync(
            () -> {}, CompletableFuture.delayedExecutor(400, TimeUnit.MILLISECONDS))
        .join();
  }

  private static @Nullable JsonNode find(String path, String query) {
    if (path.equals("/api/v1/base-models")) {
      return list(read("base-models.json"));
    }
    if (path.equals("/api/v1/tenants")) {
      return list(JSON.createArrayNode().add(tenant("harbour")).add(tenant("audited")));
    }
    var parts = PATH.matcher(path);
    if (!parts.matches()) {
      return null;
    }
    if (parts.group(2) == null) {
      return tenant(parts.group(1));
    }
    var rest = List.of(parts.group(2).substring(1).split("/"));
    return switch (rest.getFirst()) {
      case "datasets" -> dataset(rest, query, parts.group(1).equals("audited"));
      case "models" ->
          parts.group(1).equals(SampleFleet.SLUG) ? SampleFleet.find(rest, query) : model(rest);
      case "training-runs" -> rest.size() == 1 ? list(JSON.createArrayNode()) : run(rest.get(1));
      case "predictions" -> JSON.createObjectNode().put("version", 2);
      default -> list(JSON.createArrayNode());
    };
  }

  /** A run whose id ends in 6 begins as soon as somebody has seen it wait. */
  private static JsonNode run(String id) {
    var waits = id.endsWith("6") && SEEN_WAITING.add(id);
    return read("run" + (waits ? "-queued" : kind(id)) + ".json");
  }

  /** Which sample a run is, by its id. */
  private static String kind(String run) {
    return switch (run.charAt(run.length() - 1)) {
      case '2', '6' -> "-searching";
      case '3', '7' -> "-resumed";
      case '4' -> "-queued";
      case '5' -> "-failed";
      default -> "";
    };
  }

  private static ObjectNode tenant(String slug) {
    return JSON.createObjectNode()
        .put("slug", slug)
        .put("name", "Harbour Counselling 港湾")
        .put("locale", "en")
        .put("role", slug.equals("audited") ? "auditor" : "owner")
        .put("createdAt", "2026-11-01T10:00:00Z");
  }

  private static @Nullable JsonNode dataset(List<String> rest, String query, boolean auditor) {
    var all = read("datasets.json");
    if (rest.size() == 1) {
      return list(all);
    }
    if (rest.size() == 2) {
      return first(all, "id", rest.get(1));
    }
    if (rest.getLast().equals("changes") || rest.getLast().equals("check")) {
      return read(rest.getLast() + ".json");
    }
    if (rest.getLast().equals("agreement") || rest.getLast().equals("anchoring")) {
      return read(rest.getLast() + ".json");
    }
    if (rest.getLast().equals("label-errors")) {
      return read("label-errors.json").get(rest.get(1));
    }
    if (rest.get(2).equals("snapshots")) {
      return list(JSON.createArrayNode());
    }
    var examples = JSON.createArrayNode();
    for (var example : read("examples.json").path(rest.get(1))) {
      if (!query.contains("id=") || query.contains(example.path("id").asText())) {
        examples.add(auditor ? ((ObjectNode) example).putNull("text") : example);
      }
    }
    return list(examples);
  }

  private static @Nullable JsonNode model(List<String> rest) {
    var versions = read("versions.json");
    if (rest.size() == 1) {
      var models = JSON.createArrayNode();
      versions.fieldNames().forEachRemaining(name -> models.add(model(name, versions)));
      return list(models);
    }
    var name = rest.get(1);
    if (name.equals(ManyLabels.MODEL)) {
      ((ObjectNode) versions).set(name, ManyLabels.versions(versions.path("feelings")));
    }
    if (name.equals(TwoSpanOutputs.MODEL)) {
      ((ObjectNode) versions).set(name, TwoSpanOutputs.versions(versions.path("requests")));
    }
    if (rest.size() == 2) {
      return versions.has(name) ? model(name, versions) : null;
    }
    return switch (rest.getLast()) {
      case "versions" -> list(versions.path(name));
      case "predict" -> {
        var answer = JSON.createObjectNode().put("model", name).put("version", 2);
        var predictions = read("predictions.json");
        answer
            .putArray("predictions")
            .add(
                name.equals(TwoSpanOutputs.MODEL)
                    ? TwoSpanOutputs.prediction(predictions.path("requests"))
                    : predictions.path(name));
        yield answer;
      }
      case "comparison" -> read("comparisons.json").get(name);
      case "tested-texts" -> read("tested-texts.json").get(name);
      case "exports" -> list(exports(rest));
      case "feedback" -> list(read("feedback.json"));
      case "summary" ->
          read("feedback-summaries.json").has(name)
              ? read("feedback-summaries.json").get(name)
              : JSON.createObjectNode()
                  .put("count", 0)
                  .<ObjectNode>set("agreement", JSON.createArrayNode())
                  .<ObjectNode>set("scales", JSON.createArrayNode())
                  .set("corrections", JSON.createArrayNode());
      case "history" -> list(JSON.createArrayNode());
      default ->
          rest.get(rest.size() - 2).equals("exports")
              ? first(exports(rest), "id", rest.getLast())
              : first(versions.path(name), "number", rest.getLast());
    };
  }

  private static JsonNode exports(List<String> rest) {
    return read("exports.json").withArray(rest.get(1) + "/" + rest.get(3));
  }

  private static ObjectNode model(String name, JsonNode versions) {
    var headline = versions.path(name).path(0).path("metrics").path("test").path("headline");
    return JSON.createObjectNode()
        .put("name", name)
        .put("latestVersion", 2)
        .put("production", 2)
        .put("createdAt", "2026-11-01T10:00:00Z")
        .set("headline", headline);
  }

  private static @Nullable JsonNode first(JsonNode all, String member, String value) {
    return StreamSupport.stream(all.spliterator(), false)
        .filter(one -> one.path(member).asText().equals(value))
        .findFirst()
        .orElse(null);
  }

  private static ObjectNode list(JsonNode items) {
    return JSON.createObjectNode().<ObjectNode>set("items", items).putNull("next");
  }

  private static JsonNode read(String name) {
    try {
      return JSON.readTree(resource(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A document of the samples. */
  public static String resource(String name) {
    var in =
        Objects.requireNonNull(SampleServices.class.getResourceAsStream("/samples/" + name), name);
    try (in) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
