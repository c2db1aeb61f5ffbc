package dev.attune.api.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Every operation of the API, read from its own OpenAPI document, so that none can be forgotten.
 */
public final class Operations {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private Operations() {}

  /**
   * One operation.
   *
   * @param path with its parameters in braces
   */
  public record Operation(String method, String path, boolean hasBody, JsonNode described) {
    /** The method and the path after the tenant, as in {@code POST /datasets}. */
    public String name() {
      return method + " " + path.replace("/api/v1/tenants/{tenant}", "");
    }

    /** Whether it belongs to the tenant of its path. */
    public boolean isInTenant() {
      return path.contains("{tenant}");
    }

    /** Calls it with values for the path's parameters, and a body if there is one. */
    public Response call(RequestSpecification request, Map<String, ?> parameters, Body body) {
      String filled = path;
      for (var parameter : parameters.entrySet()) {
        filled = filled.replace("{" + parameter.getKey() + "}", parameter.getValue().toString());
      }
      if (hasBody) {
        request.config(Uploading.CONFIG).contentType(body.contentType()).body(body.content());
      }
      return request.request(method, filled);
    }
  }

  /** What to send. */
  public record Body(String contentType, String content) {
    /** JSON. */
    public static Body json(String content) {
      return new Body("application/json", content);
    }
  }

  /** The document. */
  public static JsonNode document() {
    try {
      return new ObjectMapper().readTree(given().get("/q/openapi?format=json").asString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All of them. */
  public static List<Operation> all() {
    List<Operation> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> item : document().path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : item.getValue().properties()) {
        if (METHODS.contains(operation.getKey())) {
          all.add(
              new Operation(
                  operation.getKey().toUpperCase(Locale.ROOT),
                  item.getKey(),
                  operation.getValue().has("requestBody"),
                  operation.getValue()));
        }
      }
    }
    return all;
  }

  /** Those in a tenant. */
  public static List<Operation> inTenant() {
    return all().stream().filter(Operation::isInTenant).toList();
  }
}
