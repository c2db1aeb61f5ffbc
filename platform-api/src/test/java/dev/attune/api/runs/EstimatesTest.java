package dev.attune.api.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TrainedTenant;
import dev.attune.api.testing.Worker;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long a run is said to take. */
@QuarkusTest
class EstimatesTest {
  private TrainedTenant trained;

  @BeforeEach
  void make() {
    trained = TrainedTenant.create();
  }

  @Test
  void a_run_that_leaves_its_epochs_to_the_worker_has_an_estimate() {
    Map<String, Object> asItIs = Map.of("hyperparameters", Map.of());
    JsonPath first = trained.request(asItIs).jsonPath();
    assertThat(first.getMap("hyperparameters")).doesNotContainKeys("epochs", "patience");
    trained.succeed(UUID.fromString(first.getString("id")));

    JsonPath second = trained.request(asItIs).jsonPath();

    // 40 s for 16 examples; now as many again.
    assertThat(second.getInt("estimate.seconds")).isBetween(39, 41);
    assertThat(second.getInt("estimate.basis")).isEqualTo(1);
  }

  @Test
  void an_estimate_counts_the_epochs_that_are_asked_for_where_they_cost_time() {
    trained.succeed(trained.run());
    Map<String, Object> head = Map.of("method", "head");
    trained.succeed(UUID.fromString(trained.request(head).jsonPath().getString("id")));
    Map<String, Object> longer = Map.of("hyperparameters", Map.of("epochs", 4));

    // 40 s for 16 examples and 2 epochs; now 16 examples and 4 epochs.
    assertThat(trained.request(longer).jsonPath().getInt("estimate.seconds")).isBetween(78, 82);
    Map<String, Object> longerHead = new HashMap<>(longer);
    longerHead.putAll(head);
    assertThat(trained.request(longerHead).jsonPath().getInt("estimate.seconds")).isBetween(39, 41);
  }

  @Test
  void an_estimate_prefers_runs_of_as_many_epochs_and_of_a_like_size() {
    for (int seconds : List.of(10, 20, 60)) {
      took(seconds, 16, Map.of());
    }
    took(16, 1600, Map.of());
    took(16, 1600, Map.of());
    took(16, 1600, Map.of());
    took(500, 16, Map.of("epochs", 3));

    JsonPath usual = trained.request(Map.of("hyperparameters", Map.of())).jsonPath();

    // Of the nearest five, three took 10, 20 and 60 s for 16 examples, two next to nothing.
    assertThat(usual.getInt("estimate.seconds")).isEqualTo(10);
    assertThat(usual.getInt("estimate.basis")).isEqualTo(5);
  }

  /** A run that took so long for so many training examples. */
  private void took(int seconds, int examples, Map<String, Object> hyperparameters) {
    UUID run =
        UUID.fromString(
            trained.request(Map.of("hyperparameters", hyperparameters)).jsonPath().getString("id"));
    trained.succeed(run);
    Worker.run(
        trained.id(),
        """
        update training_run set finished_at = started_at + make_interval(secs => ?),
               metrics = jsonb_set(metrics, '{training,trainExamples}', to_jsonb(?::int)) where id = ?
        """,
        (double) seconds,
        examples,
        run);
  }
}
