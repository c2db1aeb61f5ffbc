package dev.attune.api.testing;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Supplier;

/** Requests whose body or answer is a stream. */
public final class Http {
  private Http() {}

  /** The port on which the API under test listens. */
  public static int port() {
    return RestAssured.port;
  }

  /** Sends a body of any size, chunk by chunk. */
  public static HttpResponse<String> post(
      String token, String path, String contentType, Supplier<InputStream> body)
      throws IOException, InterruptedException {
    HttpRequest request =
        request(token, path)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofInputStream(body))
            .build();
    try (HttpClient client = client()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  /** A GET whose answer is read as it comes. */
  public static HttpResponse<InputStream> open(
      HttpClient client, String token, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(token, path).GET();
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
  }

  /** A client for HTTP/1.1, as the browser's event source is one. */
  public static HttpClient client() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  private static HttpRequest.Builder request(String token, String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
        .timeout(Duration.ofMinutes(5))
        .header("Authorization", "Bearer " + token);
  }
}
