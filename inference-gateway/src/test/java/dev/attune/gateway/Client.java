package dev.attune.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** A client app. */
@ApplicationScoped
public class Client {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();

  /** What came back. */
  public record Answer(int status, HttpResponse<byte[]> response) {
    /** The body. */
    public JsonNode json() {
      try {
        return JSON.readTree(response.body());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The body as it came. */
    public String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** A header, empty when it is not there. */
    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  /** Asks for predictions of texts. */
  public Answer predict(String path, String credential, String... texts) {
    var inputs = Arrays.stream(texts).map(text -> Map.of("text", text)).toList();
    return predict(path, credential, Map.of("inputs", inputs));
  }

  /** Asks for predictions with a whole request. */
  public Answer predict(String path, String credential, Map<String, ?> request) {
    try {
      return post(path, credential, JSON.writeValueAsBytes(request));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends bytes as JSON. */
  public Answer post(String path, String credential, byte[] body) {
    return send(
        request(path, credential)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body)));
  }

  /** Reads. */
  public Answer get(String path, String credential) {
    return send(request(path, credential).GET());
  }

  /** Sends an object as JSON. */
  public Answer postJson(String path, String credential, Map<String, ?> body) {
    return predict(path, credential, body);
  }

  /** Sends lines. */
  public Answer postLines(String path, String credential, String lines) {
    return send(
        request(path, credential)
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(lines)));
  }

  /** A request to the gateway. */
  public HttpRequest.Builder request(String path, String credential) {
    int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    return credential.isEmpty() ? request : request.header("Authorization", "Bearer " + credential);
  }

  /** Sends it. */
  public Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Labels of a model that tell which version they belong to. */
  public static List<String> labelsOf(String version) {
    return List.of(version + ":yes", version + ":no", version + ":maybe");
  }
}
