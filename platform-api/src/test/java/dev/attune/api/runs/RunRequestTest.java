package dev.attune.api.runs;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.HeldUp;
import dev.attune.api.testing.TestTasks;
import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.TrainedTenant;
import dev.attune.api.testing.Worker;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may be asked of a run, what is filled in, and what is refused. */
@QuarkusTest
class RunRequestTest {
  private TrainedTenant trained;
  private TestTenant tenant;

  @BeforeEach
  void make() {
    trained = TrainedTenant.create();
    tenant = trained.tenant();
  }

  @Test
  void a_request_is_queued_with_defaults_filled_in() {
    Response response = trained.request(Map.of());

    JsonPath run = response.jsonPath();
    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(run.getString("state")).isEqualTo("queued");
    assertThat(run.getInt("queuePosition")).isPositive();
    assertThat(run.getInt("hyperparameters.epochs")).isEqualTo(2);
    assertThat(run.getDouble("hyperparameters.learningRate")).isEqualTo(0.001);
    assertThat(run.getString("estimate")).isNull();
    assertThat(
            Worker.look(
                "select kind || state from job where run_id = ?",
                UUID.fromString(run.getString("id"))))
        .isEqualTo("trainqueued");
    assertThat(tenant.asOwner().get(tenant.path("/models")).jsonPath().getList("items.name"))
        .containsExactly("m");
  }

  @Test
  void a_search_is_kept_with_the_run_and_has_bounds() {
    Response asked = trained.request(Map.of("search", Map.of("trials", 8)));

    assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(202);
    assertThat(asked.jsonPath().getInt("search.trials")).isEqualTo(8);
    assertThat(asked.jsonPath().getString("task")).isEqualTo("single-label");
    assertThat(trained.request(Map.of()).jsonPath().getString("search")).isNull();
    assertProblem(trained.request(Map.of("search", Map.of("trials", 1))), 422)
        .field("search.trials", "greater than or equal to 2");
    assertProblem(trained.request(Map.of("search", Map.of("trials", 33))), 422)
        .field("search.trials", "less than or equal to 32");
    assertProblem(trained.request(Map.of("search", Map.of())), 422).field("search.trials", "null");
    assertProblem(trained.request(Map.of("search", Map.of("budget", 3))), 422)
        .field("search.budget", "known are trials");
  }

  @Test
  void a_data_set_that_is_deleted_meanwhile_is_missing() throws Exception {
    Response late =
        HeldUp.by(
            () -> trained.request(Map.of()),
            "delete from dataset where tenant_id = '%s'".formatted(trained.id()));

    assertProblem(late, 404).field("dataset", "there is no such data set");
    assertThat(Worker.look("select count(*) from training_run where tenant_id = ?", trained.id()))
        .isEqualTo("0");
  }

  @Test
  void a_data_set_is_not_deleted_under_a_run_that_is_being_asked_for() throws Exception {
    trained.versions(1);
    Response deletion =
        HeldUp.by(
            () -> tenant.asOwner().delete(tenant.path("/datasets/feelings")),
            """
            insert into training_run (tenant_id, model_id, dataset_id, snapshot_id, base_model, method,
                                      hyperparameters, requested_by)
            select d.tenant_id, m.id, d.id, s.id, 'tiny-en', 'head', '{}', 'tester'
              from dataset d join snapshot s on s.dataset_id = d.id join model m on m.tenant_id = d.tenant_id
             where d.tenant_id = '%s'
            """
                .formatted(trained.id()));

    assertProblem(deletion, 409).detail("queued or running");
  }

  @Test
  void a_method_that_is_not_for_the_task_is_refused() {
    tenant.dataset("stress", TestTasks.REGRESSION);
    StringBuilder csv = new StringBuilder("text,value.stress,value.valence\n");
    for (int i = 0; i < 10; i++) {
      csv.append("text ").append(i).append(',').append(i).append(",0\n");
    }
    tenant.uploadCsv("stress", csv.toString());
    tenant
        .sending(Map.of("splits", Map.of("train", 0.6, "validation", 0.2, "test", 0.2)))
        .post(tenant.path("/datasets/stress/snapshots"));

    assertProblem(trained.request(Map.of("dataset", "stress", "method", "few-shot")), 422)
        .field(
            "method",
            "few-shot is for tasks of the type single-label; the snapshot's is regression");
    assertThat(trained.request(Map.of("dataset", "stress")).jsonPath().getString("task"))
        .isEqualTo("regression");
  }

  @Test
  void the_latest_snapshot_and_the_name_of_the_data_set_will_do() {
    Map<String, Object> body =
        Map.of("model", "n", "dataset", "feelings", "baseModel", "tiny-en", "method", "lora");

    Response response = tenant.sending(body).post(tenant.path("/training-runs"));

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.jsonPath().getInt("snapshot")).isEqualTo(1);
  }

  @Test
  void some_of_several_choices_are_kept_as_they_were_given() {
    Map<String, Object> targets = Map.of("targets", List.of("value", "query"));
    Response response = trained.request(Map.of("hyperparameters", targets));

    assertThat(response.jsonPath().getList("hyperparameters.targets", String.class))
        .containsExactly("value", "query");
  }

  @Test
  void what_is_unknown_or_out_of_range_is_refused_and_nothing_is_queued() {
    assertProblem(trained.request(Map.of("baseModel", "gpt")), 422).field("baseModel", "tiny-en");
    assertProblem(trained.request(Map.of("method", "magic")), 422).field("method", "lora");
    assertProblem(trained.request(Map.of("hyperparameters", Map.of("epochs", 201))), 422)
        .field("hyperparameters.epochs", "whole number from 1 to 200");
    assertProblem(trained.request(Map.of("hyperparameters", Map.of("epochs", 1.5))), 422)
        .field("hyperparameters.epochs", "whole number");
    for (Object wrong : List.of(List.of("pooler"), List.of(), "query", List.of(1))) {
      assertProblem(trained.request(Map.of("hyperparameters", Map.of("targets", wrong))), 422)
          .field("hyperparameters.targets", "must be a list of one or more of query, value");
    }
    assertProblem(
            trained.request(Map.of("hyperparameters", Map.of("lr", 1, "learningRate", "x"))), 422)
        .field(
            "hyperparameters.lr",
            "known are epochs, patience, maxTokens, rank, learningRate, targets")
        .field("hyperparameters.learningRate", "number");
    assertProblem(trained.request(Map.of("model", "Not A Name")), 422).field("model", "lower-case");
    assertProblem(trained.request(Map.of("dataset", "nothing")), 404).field("dataset", "no such");
    assertProblem(trained.request(Map.of("snapshot", 9)), 404).field("snapshot", "no snapshot 9");
    assertProblem(trained.request(Map.of("snapshot", -1)), 422).field("snapshot", "greater than 0");

    assertThat(Worker.look("select count(*) from training_run where tenant_id = ?", trained.id()))
        .isEqualTo("0");
    assertThat(Worker.look("select count(*) from model where tenant_id = ?", trained.id()))
        .isEqualTo("0");
  }

  @Test
  void a_data_set_without_a_snapshot_cannot_be_trained_on() {
    tenant.dataset("empty", "joy", "anger");
    Map<String, Object> body = new HashMap<>(Map.of("dataset", "empty"));
    body.put("snapshot", null);

    assertProblem(trained.request(body), 422).field("snapshot", "take one first");
  }

  @Test
  void what_the_base_model_has_no_room_for_is_refused_at_the_door() {
    Map<String, Object> tooMuch = Map.of("maxTokens", 129, "rank", 9);

    assertProblem(trained.request(Map.of("hyperparameters", tooMuch)), 422)
        .field("hyperparameters.maxTokens", "must be a whole number from 8 to 128")
        .field("hyperparameters.rank", "must be a whole number from 1 to 8");
    assertThat(
            trained
                .request(Map.of("hyperparameters", Map.of("maxTokens", 128, "rank", 8)))
                .statusCode())
        .isEqualTo(202);
  }

  @Test
  void defaults_are_no_larger_than_the_base_model_takes() {
    Worker.run(
        null,
        """
        insert into base_model (name, language, architecture, parameters, layers, hidden_size, max_tokens, pooling, licence, source, sha256)
        values ('brief-en', 'en', 'bert', 1000, 2, 4, 64, 'mean', 'MIT', 'made for tests', 'cd34') on conflict do nothing
        """);

    JsonPath run = trained.request(Map.of("baseModel", "brief-en")).jsonPath();

    assertThat(run.getInt("hyperparameters.maxTokens")).isEqualTo(64);
    assertThat(run.getInt("hyperparameters.rank")).isEqualTo(4);
    String rank =
        "items.find { it.name == 'brief-en' }.methods.find { it.name == 'lora' }.hyperparameters.find { it.name == 'rank' }";
    assertThat(tenant.asOwner().get("/api/v1/base-models").jsonPath().getInt(rank + ".max"))
        .isEqualTo(4);
  }
}
