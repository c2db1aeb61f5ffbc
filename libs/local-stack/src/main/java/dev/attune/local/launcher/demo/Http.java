package dev.attune.local.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.local.LocalStackException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** One of the platform's HTTP APIs, with a bearer token. */
final class Http {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();
  private final String baseUrl;
  private final String token;

  Http(String baseUrl, String token) {
    this.baseUrl = baseUrl;
    this.token = token;
  }

  Answer get(String path) {
    return send("GET", path, "application/json", BodyPublishers.noBody());
  }

  Answer post(String path, Map<String, ?> body) {
    return send("POST", path, "application/json", json(body));
  }

  Answer put(String path, Map<String, ?> body) {
    return send("PUT", path, "application/json", json(body));
  }

  Answer upload(String path, Path csv) {
    try {
      return send("POST", path, "text/csv; charset=utf-8", BodyPublishers.ofFile(csv));
    } catch (IOException e) {
      throw new LocalStackException("The demo's texts are missing at " + csv + ".", e);
    }
  }

  private static BodyPublisher json(Map<String, ?> body) {
    try {
      return BodyPublishers.ofString(JSON.writeValueAsString(body));
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private Answer send(String method, String path, String type, BodyPublisher body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(baseUrl + path))
            .timeout(LIMIT)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type)
            .header("Accept", "application/json")
            .method(method, body)
            .build();
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      JsonNode content =
          response.body().isBlank() ? JSON.nullNode() : JSON.readTree(response.body());
      return new Answer(method + " " + baseUrl + path, response.statusCode(), content);
    } catch (IOException e) {
      throw new LocalStackException("Nothing usable answered at " + baseUrl + path + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalStackException("Interrupted while waiting for " + baseUrl + ".", e);
    }
  }

  /** A status with its JSON. */
  record Answer(String request, int status, JsonNode json) {
    boolean isMissing() {
      return status == 404;
    }

    /** The JSON of a successful answer; anything else is an exception with the problem's words. */
    JsonNode expect() {
      if (status / 100 != 2) {
        String detail = json.path("detail").asText(json.path("title").asText(""));
        throw new LocalStackException(
            "The demo failed: " + request + " answered " + status + ". " + detail);
      }
      return json;
    }
  }
}
