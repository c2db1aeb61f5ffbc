package dev.attune.api;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.Operations;
import dev.attune.api.testing.Operations.Body;
import dev.attune.api.testing.Operations.Operation;
import dev.attune.api.testing.TestTenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may do what, operation by operation: o(wner), m(anager), a(nnotator), (audito)r. */
@QuarkusTest
class RolesTest {
  private static final String MATRIX =
      """
      omar GET
      o    PATCH
      o    DELETE
      omar GET /members
      o    POST /members
      o    PATCH /members/{id}
      o    DELETE /members/{id}
      om r GET /api-keys
      om   POST /api-keys
      om   PATCH /api-keys/{id}
      om   DELETE /api-keys/{id}
      omar GET /datasets
      om   POST /datasets
      omar GET /datasets/{dataset}
      om   PATCH /datasets/{dataset}
      om   DELETE /datasets/{dataset}
      omar GET /datasets/{dataset}/labels
      omar GET /datasets/{dataset}/labels/changes
      om   POST /datasets/{dataset}/labels/changes
      omar GET /datasets/{dataset}/examples
      om   POST /datasets/{dataset}/examples
      om   POST /datasets/{dataset}/examples/check
      om   GET /datasets/{dataset}/export
      omar GET /datasets/{dataset}/annotation
      om   PUT /datasets/{dataset}/annotation
      om r GET /datasets/{dataset}/annotation/agreement
      om r GET /datasets/{dataset}/annotation/agreement/confusions
      om r GET /datasets/{dataset}/annotation/anchoring
      om   GET /datasets/{dataset}/annotation/annotators
      om   DELETE /datasets/{dataset}/annotation/annotators/{id}/pause
      om   GET /datasets/{dataset}/annotation/uploaded-annotators
      om   GET /datasets/{dataset}/annotation/uploaded-annotators/{id}
      om   PATCH /datasets/{dataset}/annotation/uploaded-annotators/{id}
      om   DELETE /datasets/{dataset}/annotation/uploaded-annotators/{id}
      om   GET /datasets/{dataset}/annotation/gold-questions
      om   POST /datasets/{dataset}/annotation/gold-questions
      om   PUT /datasets/{dataset}/annotation/gold-questions/{example}
      om   DELETE /datasets/{dataset}/annotation/gold-questions/{example}
      om r GET /datasets/{dataset}/annotation/suggestions
      om r GET /datasets/{dataset}/annotation/suggestions/texts
      om   POST /datasets/{dataset}/annotation/suggestions
      om   POST /datasets/{dataset}/annotation/suggestions/cancel
      oma  POST /datasets/{dataset}/annotation/work
      oma  GET /datasets/{dataset}/annotation/answers
      oma  PUT /datasets/{dataset}/annotation/examples/{example}/answer
      oma  DELETE /datasets/{dataset}/annotation/examples/{example}/answer
      om   GET /datasets/{dataset}/annotation/examples
      om   GET /datasets/{dataset}/annotation/examples/{example}
      om   GET /datasets/{dataset}/annotation/examples/{example}/history
      om   POST /datasets/{dataset}/annotation/examples/{example}/history/{id}/restore
      om   PUT /datasets/{dataset}/annotation/examples/{example}/decision
      om   DELETE /datasets/{dataset}/annotation/examples/{example}/decision
      om   POST /datasets/{dataset}/annotation/examples/{example}/return
      om   PUT /datasets/{dataset}/annotation/examples/{example}/review
      om   GET /paused-annotators
      oma  GET /waiting-work
      om r GET /datasets/{dataset}/label-errors
      omar GET /datasets/{dataset}/snapshots
      om   POST /datasets/{dataset}/snapshots
      omar GET /datasets/{dataset}/snapshots/{number}
      om r GET /datasets/{dataset}/snapshots/{number}/changes
      omar GET /training-runs
      om   POST /training-runs
      omar GET /training-runs/{id}
      omar GET /training-runs/{id}/events
      om   POST /training-runs/{id}/cancel
      omar GET /models
      omar GET /models/{model}
      omar GET /models/{model}/versions
      omar GET /models/{model}/versions/{number}
      omar GET /models/{model}/versions/{number}/card
      omar GET /models/{model}/versions/{number}/comparison
      omar GET /models/{model}/versions/{number}/tested-texts
      omar GET /models/{model}/versions/{number}/feedback
      omar GET /models/{model}/versions/{number}/feedback/summary
      om   GET /models/{model}/versions/{number}/adapter
      omar GET /models/{model}/versions/{number}/exports
      om   POST /models/{model}/versions/{number}/exports
      omar GET /models/{model}/versions/{number}/exports/{id}
      om   DELETE /models/{model}/versions/{number}/exports/{id}
      om   GET /models/{model}/versions/{number}/exports/{id}/content
      omar GET /models/{model}/deployment
      om   PUT /models/{model}/deployment
      omar GET /models/{model}/deployment/history
      om   POST /models/{model}/rollback
      om r GET /usage
      om r GET /limits
           PUT /limits
      o  r GET /audit-log
      """;

  @Test
  void the_matrix_names_every_operation_and_no_other() {
    assertThat(matrix().keySet())
        .containsExactlyInAnyOrderElementsOf(
            Operations.inTenant().stream().map(operation -> operation.name().strip()).toList());
  }

  @Test
  void each_role_may_do_what_the_matrix_says_and_nothing_else() {
    TestTenant tenant = TestTenant.create();
    Map<String, String> tokens =
        Map.of(
            "o", tenant.owner().token(),
            "m", tenant.add("manager").token(),
            "a", tenant.add("annotator").token(),
            "r", tenant.add("auditor").token());
    Map<String, Object> parameters =
        Map.of(
            "tenant",
            tenant.slug(),
            "dataset",
            "none",
            "model",
            "none",
            "number",
            1,
            "example",
            UUID.randomUUID(),
            "id",
            UUID.randomUUID());
    for (Operation operation : Operations.inTenant()) {
      String allowed = matrix().getOrDefault(operation.name().strip(), "");
      for (String role : List.of("r", "a", "m", "o")) {
        if (operation.name().equals("DELETE ") && role.equals("o")) {
          continue; // Would take the ground from under the others; tested by itself.
        }
        Response response =
            operation.call(
                TestTenant.as(tokens.getOrDefault(role, "")), parameters, Body.json("[]"));

        if (allowed.contains(role)) {
          assertThat(response.statusCode())
              .as(role + " " + operation.name() + ": " + response.asString())
              .isNotIn(401, 403, 405, 500);
        } else {
          assertProblem(response, 403).detail("Your role here");
        }
      }
    }
  }

  @Test
  void without_a_token_every_operation_asks_to_sign_in() {
    Map<String, Object> parameters =
        Map.of("tenant", "t", "dataset", "d", "model", "m", "number", 1, "example", "e", "id", "i");
    for (Operation operation : Operations.all()) {
      Response response = operation.call(RestAssured.given(), parameters, Body.json("[]"));

      assertProblem(response, 401);
      assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer");
    }
  }

  private static Map<String, String> matrix() {
    Map<String, String> matrix = new HashMap<>();
    MATRIX.lines().forEach(line -> matrix.put(line.substring(5), line.substring(0, 4)));
    return matrix;
  }
}
