package dev.attune.api.runs;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.TrainedTenant;
import dev.attune.api.testing.Worker;
import dev.attune.data.artifacts.ArtifactStore;
import dev.attune.data.artifacts.ArtifactStore.StoredFile;
import dev.attune.data.artifacts.JobKeys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that wait, go on and are over: listed, cancelled. */
@QuarkusTest
class RunsTest {
  @Inject ArtifactStore artifacts;

  private TrainedTenant trained;
  private TestTenant tenant;

  @BeforeEach
  void make() {
    trained = TrainedTenant.create();
    tenant = trained.tenant();
  }

  @Test
  void the_second_in_the_queue_stands_behind_the_first() {
    long first = trained.request(Map.of()).jsonPath().getLong("queuePosition");
    long second = trained.request(Map.of()).jsonPath().getLong("queuePosition");

    assertThat(second).isGreaterThan(first);
  }

  @Test
  void a_list_tells_of_each_run_at_which_place_it_waits_among_the_tenants() {
    trained.run();
    trained.run();
    TrainedTenant other = TrainedTenant.create();
    other.run();

    List<Integer> own = places(tenant);
    List<Integer> others = places(other.tenant());

    assertThat(own).hasSize(2);
    assertThat(others).hasSize(1);
    assertThat(List.of(own.get(1), others.get(0), own.get(0))).isSorted().doesNotHaveDuplicates();
  }

  private static List<Integer> places(TestTenant tenant) {
    return tenant
        .asOwner()
        .get(tenant.path("/training-runs?state=queued"))
        .jsonPath()
        .getList("items.queuePosition");
  }

  @Test
  void the_queue_is_gone_through_once_for_a_list_and_not_where_nothing_waits() {
    trained.run();
    trained.run();
    trained.run();

    assertThat(Worker.callsByApi(trained.id(), "queue_positions", Runs.BRIEF)).isEqualTo(1);
    assertThat(
            Worker.callsByApi(
                trained.id(), "queue_positions", Runs.BRIEF + " where r.state = 'succeeded'"))
        .isZero();
  }

  @Test
  void cancelling_what_waits_takes_it_off_the_queue_at_once() {
    UUID run = trained.run();

    Response cancelled = tenant.asOwner().post(tenant.path("/training-runs/" + run + "/cancel"));

    assertThat(cancelled.statusCode()).isEqualTo(202);
    assertThat(cancelled.jsonPath().getString("state")).isEqualTo("cancelled");
    assertThat(cancelled.jsonPath().getString("finishedAt")).isNotNull();
    assertThat(Worker.look("select count(*) from job where run_id = ?", run)).isEqualTo("0");
    assertProblem(tenant.asOwner().post(tenant.path("/training-runs/" + run + "/cancel")), 409)
        .detail("cancelled");
  }

  /** A worker that shuts down gives its run back, with what it has kept for the next. */
  @Test
  void cancelling_what_was_given_back_leaves_nothing_in_the_store(@TempDir Path folder)
      throws IOException {
    UUID run = trained.run();
    String checkpoint = trained.id() + "/" + run;
    artifacts.keep(checkpoint, out -> out.write(1));
    Files.writeString(folder.resolve("adapter.json"), "{}");
    UUID model =
        UUID.fromString(Worker.look("select model_id from training_run where id = ?", run));
    String key = JobKeys.of(trained.id(), model, run, 1);
    Map<String, StoredFile> stored = artifacts.store(key, folder);

    tenant.asOwner().post(tenant.path("/training-runs/" + run + "/cancel"));

    assertThat(artifacts.kept(checkpoint)).isEmpty();
    assertThatThrownBy(() -> artifacts.fetch(key, stored)).hasMessageContaining("is missing");
  }

  @Test
  void cancelling_what_runs_asks_its_worker_to_stop() {
    UUID run = trained.run();
    Worker.run(
        trained.id(),
        "update job set state = 'running', lease_owner = 'w', lease_until = now() + interval '1 minute' where run_id = ?",
        run);
    Worker.run(trained.id(), "update training_run set state = 'running' where id = ?", run);

    Response cancelled = tenant.asOwner().post(tenant.path("/training-runs/" + run + "/cancel"));

    assertThat(cancelled.statusCode()).isEqualTo(202);
    assertThat(cancelled.jsonPath().getString("state")).isEqualTo("running");
    assertThat(Worker.look("select cancel_requested from job where run_id = ?", run))
        .isEqualTo("t");
  }

  @Test
  void a_data_set_with_an_open_run_cannot_be_deleted() {
    trained.run();

    assertProblem(tenant.asOwner().delete(tenant.path("/datasets/feelings")), 409)
        .detail("training run");
  }

  @Test
  void runs_are_listed_newest_first_by_state_and_model() {
    UUID done = trained.run();
    trained.succeed(done);
    UUID open = trained.run();

    assertThat(ids("")).containsExactly(open.toString(), done.toString());
    assertThat(ids("?state=succeeded")).containsExactly(done.toString());
    assertThat(ids("?model=other")).isEmpty();
    assertProblem(tenant.asOwner().get(tenant.path("/training-runs?state=done")), 400)
        .field("state", "queued");
    JsonPath listed =
        tenant.asOwner().get(tenant.path("/training-runs?state=succeeded")).jsonPath();
    assertThat(listed.getDouble("items[0].metrics.test.macroF1.value")).isEqualTo(0.79);
    assertThat(listed.getString("items[0].metrics.test.confusion")).isNull();
    JsonPath one = tenant.asOwner().get(tenant.path("/training-runs/" + done)).jsonPath();
    assertThat(one.getList("metrics.test.confusion")).hasSize(2);
    assertThat(one.getInt("version")).isEqualTo(1);
  }

  @Test
  void base_models_tell_their_methods_and_ranges() {
    JsonPath models = tenant.asOwner().get("/api/v1/base-models").jsonPath();

    String tiny = "items.find { it.name == 'tiny-en' }";
    assertThat(models.getString(tiny + ".licence")).isEqualTo("MIT");
    assertThat(models.getList(tiny + ".methods.find { it.name == 'lora' }.hyperparameters.name"))
        .containsExactly("epochs", "patience", "maxTokens", "rank", "learningRate", "targets");
  }

  private List<String> ids(String query) {
    return tenant
        .asOwner()
        .get(tenant.path("/training-runs" + query))
        .jsonPath()
        .getList("items.id");
  }
}
