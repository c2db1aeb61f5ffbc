package dev.attune.local.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.local.LocalStackException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gets tokens from the realm {@code attune} and creates people in it. */
public final class KeycloakClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final String baseUrl;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();

  /**
   * @param baseUrl such as {@code http://localhost:8180}
   */
  public KeycloakClient(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  /** An access token of a person, by the command line's client. */
  public String personToken(String account, String password) {
    return token(
        Map.of(
            "grant_type", "password",
            "client_id", "attune-cli",
            "scope", "openid",
            "username", account,
            "password", password));
  }

  /** An access token of the client {@code attune-admin} itself. */
  public String adminToken(String clientSecret) {
    return token(
        Map.of(
            "grant_type", "client_credentials",
            "client_id", "attune-admin",
            "client_secret", clientSecret));
  }

  /** Creates a person whose e-mail address counts as verified. */
  public void createPerson(String adminToken, String email, String password) {
    Map<String, Object> person =
        Map.of(
            "username",
            email,
            "email",
            email,
            "emailVerified",
            true,
            "enabled",
            true,
            "firstName",
            "Test",
            "lastName",
            "Person",
            "credentials",
            List.of(Map.of("type", "password", "value", password, "temporary", false)));
    administer(adminToken, "POST", "/users", person);
  }

  /**
   * Lets the sign-in page ask for name and password at once. As soon as a realm has organisations,
   * Keycloak asks for the name alone first, to find an organisation's own identity provider.
   */
  void signInOnOnePage(String adminToken) {
    String executions = "/authentication/flows/browser/executions";
    for (JsonNode execution : administer(adminToken, "GET", executions, null)) {
      if (execution.path("displayName").asText().equals("Organization")
          && !execution.path("requirement").asText().equals("DISABLED")) {
        ObjectNode disabled = ((ObjectNode) execution).put("requirement", "DISABLED");
        administer(adminToken, "PUT", executions, disabled);
      }
    }
  }

  private JsonNode administer(
      String adminToken, String method, String path, @Nullable Object body) {
    try {
      HttpRequest.BodyPublisher content =
          body == null
              ? HttpRequest.BodyPublishers.noBody()
              : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(baseUrl + "/admin/realms/attune" + path))
              .timeout(LIMIT)
              .header("Authorization", "Bearer " + adminToken)
              .header("Content-Type", "application/json")
              .method(method, content)
              .build();
      return expect(send(request), method + " " + path);
    } catch (IOException e) {
      throw new LocalStackException("Keycloak does not answer at " + baseUrl + ".", e);
    }
  }

  private String token(Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(baseUrl + "/realms/attune/protocol/openid-connect/token"))
            .timeout(LIMIT)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      String who = form.getOrDefault("username", form.getOrDefault("client_id", ""));
      JsonNode answer = expect(send(request), "sign in " + who);
      return answer.path("access_token").asText();
    } catch (IOException e) {
      throw new LocalStackException("Keycloak does not answer at " + baseUrl + ".", e);
    }
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String reason(String body) {
    try {
      JsonNode error = JSON.readTree(body);
      return error.path("error_description").asText(error.path("errorMessage").asText(body));
    } catch (IOException e) {
      return body;
    }
  }

  private static JsonNode expect(HttpResponse<String> response, String what) throws IOException {
    if (response.statusCode() / 100 != 2) {
      throw new LocalStackException(
          "Keycloak refused to %s (%d): %s"
              .formatted(what, response.statusCode(), reason(response.body())));
    }
    return response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body());
  }
}
