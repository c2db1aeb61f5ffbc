package dev.attune.evaluation.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Asks the gateway over HTTP. */
final class Client {
  static final int OK = 200;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI gateway;

  Client(URI gateway) {
    this.gateway = gateway;
  }

  /** A request for predictions, ready to be sent many times. */
  HttpRequest request(String path, Tenant tenant, List<String> texts) {
    var inputs = texts.stream().map(text -> Map.of("text", text)).toList();
    try {
      return HttpRequest.newBuilder(gateway.resolve(path))
          .header("Authorization", "Bearer " + tenant.key())
          .header("Content-Type", "application/json")
          .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(Map.of("inputs", inputs))))
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends it and waits for the whole answer. */
  HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends it; the time from before the first byte until after the last, in milliseconds. */
  double milliseconds(HttpRequest request) {
    long begin = System.nanoTime();
    HttpResponse<byte[]> response = send(request);
    double took = (System.nanoTime() - begin) / 1e6;
    if (response.statusCode() != OK) {
      throw new IllegalStateException(
          "The gateway answered %d: %s"
              .formatted(
                  response.statusCode(), new String(response.body(), StandardCharsets.UTF_8)));
    }
    return took;
  }

  /** The predictions of an answer. */
  static JsonNode predictions(HttpResponse<byte[]> response) {
    try {
      return JSON.readTree(response.body()).get("predictions");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
