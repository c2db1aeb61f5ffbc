package dev.attune.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.testing.Operations;
import dev.attune.api.testing.Operations.Operation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiTest {
  @Test
  void every_operation_has_a_summary_a_tag_and_examples() {
    for (Operation operation : Operations.all()) {
      JsonNode described = operation.described();
      for (String member : List.of("summary", "tags", "operationId")) {
        assertThat(described.has(member)).as(operation.name() + " " + member).isTrue();
      }
      if (operation.hasBody()) {
        assertExamples(operation, described.path("requestBody"));
      }
      for (Map.Entry<String, JsonNode> response : described.path("responses").properties()) {
        if (!List.of("204", "304").contains(response.getKey())) {
          assertExamples(operation, response.getValue());
        }
      }
    }
  }

  @Test
  void every_operation_says_how_it_may_be_refused() {
    for (Operation operation : Operations.all()) {
      assertThat(statuses(operation)).as(operation.name()).contains("401", "500", "503");
      if (operation.isInTenant()) {
        assertThat(statuses(operation)).as(operation.name()).contains("403", "404");
      }
      if (operation.hasBody()) {
        assertThat(statuses(operation)).as(operation.name()).contains("400", "413", "415", "422");
      }
      for (Map.Entry<String, JsonNode> response :
          operation.described().path("responses").properties()) {
        if (response.getKey().compareTo("400") >= 0) {
          assertThat(response.getValue().path("content").properties())
              .as(operation.name() + " " + response.getKey())
              .extracting(Map.Entry::getKey)
              .containsExactly("application/problem+json");
        }
      }
    }
  }

  @Test
  void success_is_described_with_the_status_that_it_has() {
    assertThat(statuses("POST", "/api/v1/tenants")).contains("201").doesNotContain("200");
    assertThat(statuses("POST", "/api/v1/tenants/{tenant}/training-runs"))
        .contains("202")
        .doesNotContain("200");
    assertThat(statuses("DELETE", "/api/v1/tenants/{tenant}")).contains("204");
  }

  @Test
  void bearer_tokens_are_required() {
    JsonNode document = Operations.document();

    assertThat(document.path("security").toString()).contains("bearer");
    assertThat(document.path("components").path("securitySchemes").has("bearer")).isTrue();
  }

  @Test
  void swagger_ui_is_for_local_use_only() {
    assertThat(RestAssured.given().redirects().follow(false).get("/q/swagger-ui").statusCode())
        .isEqualTo(404);
  }

  private static List<String> statuses(String method, String path) {
    return Operations.all().stream()
        .filter(o -> o.method().equals(method) && o.path().equals(path))
        .map(OpenApiTest::statuses)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> statuses(Operation operation) {
    return operation.described().path("responses").properties().stream()
        .map(Map.Entry::getKey)
        .toList();
  }

  private static void assertExamples(Operation operation, JsonNode holder) {
    assertThat(holder.path("content")).as(operation.name() + " " + holder).isNotEmpty();
    for (JsonNode type : holder.path("content")) {
      assertThat(type.has("example") || type.has("examples"))
          .as("an example for " + operation.name() + " in " + type)
          .isTrue();
    }
  }
}
