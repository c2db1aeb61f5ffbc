package dev.attune.evaluation.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.evaluation.RefusedException;
import dev.attune.evaluation.bench.GeneratedRows.Form;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The running platform, over its own API, as the owner of the demo organisation. */
final class Platform {
  private static final String ACCOUNT = "owner@demo.example";
  private static final Duration TOKEN_LASTS = Duration.ofSeconds(60);
  private static final int LARGEST_PAGE = 200;

  private final Path launcher;
  private final String api;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private String token = "";
  private long tokenAt;

  /**
   * @param home the checkout, whose launcher gives tokens
   * @param port of platform-api on this machine
   */
  Platform(Path home, int port) {
    this.launcher = home.resolve("attune");
    this.api = "http://localhost:" + port + "/api/v1/tenants";
  }

  /** What came of an export: seconds in all, and until the first byte. */
  record Exported(double seconds, double firstByte, long lines) {}

  /** A page of examples. */
  record Listed(double seconds, @Nullable String next) {}

  /** An organisation of its own with an empty data set; closing deletes it. */
  Dataset newDataset() throws IOException {
    String slug = "bench-" + UUID.randomUUID().toString().substring(0, 8);
    post("", "{\"slug\": \"%s\", \"name\": \"Benchmark\", \"locale\": \"en\"}".formatted(slug));
    post(
        "/" + slug + "/datasets",
        """
        {"name": "texts", "language": "en",
         "task": {"type": "single-label", "labels": ["%s"]}}
        """
            .formatted(String.join("\", \"", GeneratedRows.LABELS)));
    return new Dataset(slug);
  }

  /** A data set of the platform. */
  final class Dataset implements AutoCloseable {
    private final String slug;

    private Dataset(String slug) {
      this.slug = slug;
    }

    private String path(String rest) {
      return "/" + slug + "/datasets/texts" + rest;
    }

    /** Uploads generated rows; answers the seconds it took. */
    double upload(Form form, int from, int to) throws IOException {
      return stream("/examples", form, from, to, "accepted");
    }

    /** Checks generated rows; answers the seconds it took. */
    double check(int from, int to) throws IOException {
      return stream("/examples/check", Form.LABELLED, from, to, "acceptable");
    }

    private double stream(String rest, Form form, int from, int to, String counted)
        throws IOException {
      HttpRequest request =
          request(path(rest))
              .header("Content-Type", form.mediaType())
              .POST(BodyPublishers.ofInputStream(() -> new GeneratedRows(form, from, to)))
              .build();
      long start = System.nanoTime();
      JsonNode answer = json.readTree(checked(send(request, BodyHandlers.ofString())));
      double seconds = since(start);
      if (answer.path(counted).asInt() != to - from) {
        throw new RefusedException(
            "Only %d of %d rows were taken.".formatted(answer.path(counted).asInt(), to - from));
      }
      return seconds;
    }

    /** Has three people asked about each text, of whom most decide; answers the seconds it took. */
    double plan() throws IOException {
      HttpRequest request =
          request(path("/annotation"))
              .header("Content-Type", "application/json")
              .PUT(
                  BodyPublishers.ofString(
                      "{\"annotators\": 3, \"goldRule\": \"majority\", \"ordering\": \"arrival\"}"))
              .build();
      long start = System.nanoTime();
      checked(send(request, BodyHandlers.ofString()));
      return since(start);
    }

    /** Takes a snapshot of all, shared out by chance; answers the seconds it took. */
    double snapshot() throws IOException {
      long start = System.nanoTime();
      post(
          path("/snapshots"),
          "{\"splits\": {\"train\": 0.8, \"validation\": 0.1, \"test\": 0.1}, \"seed\": 1}");
      return since(start);
    }

    /** Exports all, and throws it away. */
    Exported export(String format) throws IOException {
      HttpRequest request = request(path("/export?format=" + format)).GET().build();
      long start = System.nanoTime();
      HttpResponse<InputStream> response = send(request, BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        byte[] buffer = new byte[1 << 16];
        double first = 0;
        long lines = 0;
        for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
          first = first == 0 ? since(start) : first;
          for (int i = 0; i < n; i++) {
            lines += buffer[i] == '\n' ? 1 : 0;
          }
        }
        return new Exported(since(start), first, lines);
      }
    }

    /** Where the table goes on behind so many texts; null at its beginning. */
    @Nullable String cursorAt(int texts) throws IOException {
      String cursor = null;
      for (int passed = 0; passed < texts; passed += LARGEST_PAGE) {
        cursor = page(cursor, LARGEST_PAGE).next();
      }
      return cursor;
    }

    /** A page of the table. */
    Listed page(@Nullable String after, int limit) throws IOException {
      String query =
          after == null ? "" : "&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8);
      HttpRequest request = request(path("/examples?limit=" + limit + query)).GET().build();
      long start = System.nanoTime();
      String body = checked(send(request, BodyHandlers.ofString()));
      double seconds = since(start);
      return new Listed(seconds, json.readTree(body).path("next").textValue());
    }

    @Override
    public void close() throws IOException {
      checked(send(request("/" + slug).DELETE().build(), BodyHandlers.ofString()));
    }
  }

  private void post(String path, String body) throws IOException {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    checked(send(request, BodyHandlers.ofString()));
  }

  private HttpRequest.Builder request(String path) throws IOException {
    return HttpRequest.newBuilder(URI.create(api + path))
        .header("Authorization", "Bearer " + token());
  }

  private String token() throws IOException {
    if (token.isEmpty() || since(tokenAt) > TOKEN_LASTS.toSeconds()) {
      Process process =
          new ProcessBuilder(launcher.toString(), "token", ACCOUNT)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      token = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (token.isEmpty()) {
        throw new IOException("no token for " + ACCOUNT);
      }
      tokenAt = System.nanoTime();
    }
    return token;
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException {
    try {
      return http.send(request, handler);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String checked(HttpResponse<String> response) {
    if (response.statusCode() >= 300) {
      throw new RefusedException(
          "The platform answered %d: %s".formatted(response.statusCode(), response.body()));
    }
    return response.body();
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
