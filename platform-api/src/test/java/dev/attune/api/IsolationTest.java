package dev.attune.api;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.Operations;
import dev.attune.api.testing.Operations.Body;
import dev.attune.api.testing.Operations.Operation;
import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.TrainedTenant;
import dev.attune.api.testing.ValidBodies;
import dev.attune.api.testing.Worker;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two tenants, every endpoint, each with the other's slug and ids: nothing but 404. */
@QuarkusTest
class IsolationTest {
  /**
   * Operations of a tenant that name nothing in it: with one's own slug they are simply one's own.
   */
  private static final Set<String> NAMING_NOTHING =
      Set.of(
          "GET ",
          "PATCH ",
          "DELETE ",
          "GET /members",
          "POST /members",
          "GET /api-keys",
          "POST /api-keys",
          "GET /datasets",
          "POST /datasets",
          "GET /training-runs",
          "GET /models",
          "GET /usage",
          "GET /limits",
          "GET /paused-annotators",
          "GET /waiting-work",
          "PUT /limits",
          "GET /audit-log");

  private TrainedTenant victim;
  private TestTenant intruder;
  private UUID run;
  private UUID export;
  private String example = "";
  private String before = "";

  @BeforeEach
  void make() {
    victim = TrainedTenant.create();
    victim.succeed(victim.run());
    run = victim.run();
    export = victim.exported(victim.askForExport(1));
    TestTenant tenant = victim.tenant();
    tenant.sending(Map.of("production", 1)).put(tenant.path("/models/m/deployment"));
    tenant
        .sending(Map.of("name", "k", "scopes", List.of("predict")))
        .post(tenant.path("/api-keys"));
    example = annotated(tenant);
    tenant.upload(
        victim.dataset(),
        "application/x-ndjson",
        "{\"text\": \"heard\", \"annotations\": [{\"by\": \"ann\", \"answer\": {\"label\": \"joy\"}}]}\n"
            .getBytes(StandardCharsets.UTF_8));
    intruder = TestTenant.create();
    before = everything();
  }

  /** An example that the owner has answered. */
  private String annotated(TestTenant tenant) {
    String annotation = tenant.path("/datasets/" + victim.dataset() + "/annotation");
    tenant
        .sending(Map.of("annotators", 1, "goldRule", "unanimous", "ordering", "random"))
        .put(annotation);
    tenant.uploadCsv(victim.dataset(), "text\nto be annotated\n");
    String taken =
        tenant.sending(Map.of("items", 1)).post(annotation + "/work").path("items[0].example");
    tenant
        .sending(Map.of("answer", Map.of("label", "joy")))
        .put(annotation + "/examples/" + taken + "/answer")
        .then()
        .statusCode(200);
    return taken;
  }

  @Test
  void under_the_others_slug_there_is_nothing() {
    for (Operation operation : Operations.inTenant()) {
      for (Map<String, Object> ids : idsOf(operation)) {
        Map<String, Object> parameters = new HashMap<>(ids);
        parameters.put("tenant", victim.tenant().slug());

        Response response = operation.call(intruder.asOwner(), parameters, body(operation));

        assertNothing(operation, response);
      }
    }
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void under_ones_own_slug_the_others_ids_are_nothing() {
    for (Operation operation : Operations.inTenant()) {
      if (NAMING_NOTHING.contains(operation.name())) {
        continue;
      }
      for (Map<String, Object> ids : idsOf(operation)) {
        Map<String, Object> parameters = new HashMap<>(ids);
        parameters.put("tenant", intruder.slug());
        Response response =
            new Operation(
                    operation.method(),
                    operation.path() + requiredQuery(operation),
                    operation.hasBody(),
                    operation.described())
                .call(intruder.asOwner(), parameters, body(operation));

        assertNothing(operation, response);
      }
    }
    assertThat(everything()).isEqualTo(before);
  }

  private static String requiredQuery(Operation operation) {
    if (operation.path().endsWith("/export")) {
      return "?format=csv";
    }
    return operation.path().endsWith("/comparison") ? "?with=2" : "";
  }

  private static void assertNothing(Operation operation, Response response) {
    assertThat(response.statusCode())
        .as(operation.name() + " -> " + response.asString())
        .isEqualTo(404);
    assertProblem(response, 404);
  }

  private Body body(Operation operation) {
    return ValidBodies.of(operation, victim.dataset());
  }

  /** What {@code {id}} and the like can mean in the victim's tenant. */
  private List<Map<String, Object>> idsOf(Operation operation) {
    String id =
        operation.path().contains("/members")
            ? look("select id from member where tenant_id = ?")
            : operation.path().contains("/api-keys")
                ? look("select id from api_key where tenant_id = ?")
                : operation.path().contains("/uploaded-annotators")
                    ? look("select id from uploaded_annotator where tenant_id = ?")
                    : operation.path().contains("/history/")
                        ? look(
                            "select id from annotation_event where tenant_id = ? order by id limit 1")
                        : operation.path().contains("/exports")
                            ? export.toString()
                            : run.toString();
    Map<String, Object> ids =
        Map.of(
            "dataset", victim.dataset(), "model", "m", "number", 1, "example", example, "id", id);
    return List.of(ids);
  }

  private String look(String query) {
    return Worker.look(query, victim.id());
  }

  /** A digest of all that the victim has; the audit log too, for nothing was done there. */
  private String everything() {
    StringBuilder all = new StringBuilder();
    for (String table :
        List.of(
            "member",
            "api_key",
            "tenant_limits",
            "dataset",
            "example",
            "annotation_plan",
            "annotation_item",
            "annotation",
            "uploaded_annotator",
            "annotation_event",
            "annotation_lease",
            "annotator_pause",
            "suggestion",
            "suggestion_run",
            "label_change",
            "label_check",
            "snapshot",
            "snapshot_example",
            "model",
            "model_version",
            "version_export",
            "prediction_feedback",
            "training_run",
            "training_event",
            "job",
            "deployment",
            "deployment_revision",
            "trial_count",
            "gateway_model",
            "audit_log")) {
      all.append(table)
          .append(
              look(
                  "select md5(coalesce(string_agg(t::text, ',' order by t::text), '')) || count(*)"
                      + " from "
                      + table
                      + " t where tenant_id = ?"))
          .append('\n');
    }
    return all.append(look("select t::text from tenant t where id = ?")).toString();
  }
}
