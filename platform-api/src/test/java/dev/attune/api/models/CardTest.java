package dev.attune.api.models;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.TrainedTenant;
import dev.attune.api.testing.Worker;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the card of a version tells, for every kind of task. */
@QuarkusTest
class CardTest {
  private TrainedTenant trained;
  private TestTenant tenant;

  @BeforeEach
  void make() {
    trained = TrainedTenant.create();
    tenant = trained.tenant();
    trained.versions(1);
  }

  @Test
  void the_card_is_made_from_the_versions_facts() {
    JsonPath card = card("application/json").jsonPath();

    assertThat(card.getString("baseModel.licence")).isEqualTo("MIT");
    assertThat(card.getString("data.dataset")).isEqualTo("feelings");
    assertThat(card.getInt("data.counts.train")).isEqualTo(16);
    assertThat(card.getDouble("test.headline.low")).isEqualTo(0.69);
    assertThat(card.getList("test.figures.name")).containsExactlyInAnyOrder("accuracy", "macroF1");
    assertThat(card.getDouble("calibration.temperature")).isEqualTo(1.3);
    assertThat(card.getList("warnings")).containsExactly("Validation is small.");
    assertThat(card.getList("limits", String.class))
        .anyMatch(limit -> limit.contains("\"joy\" rest on 10 test examples"))
        .noneMatch(limit -> limit.contains("\"anger\" rest on"))
        .anyMatch(limit -> limit.contains("128 tokens"))
        .anyMatch(limit -> limit.contains("English"))
        .anyMatch(limit -> limit.contains("not been audited for bias"));
  }

  @Test
  void the_card_of_a_joint_task_tells_each_output() {
    Worker.run(
        trained.id(),
        """
        insert into model_version (model_id, number, base_model, method, task, metrics, lineage, artifact, artifact_files)
        select id, 9, 'tiny-en', 'lora', ?::jsonb, ?::jsonb, '{}', 'a/b', '{}' from model where name = 'm'
        """,
        """
        {"type": "joint", "outputs": [{"name": "intent", "type": "single-label", "labels": ["book", "cancel"]},
                                      {"name": "mood", "type": "regression", "outputs": [{"name": "valence", "min": 0, "max": 1}]}]}
        """,
        """
        {"task": "joint",
         "test": {"type": "joint", "examples": 40, "headline": {"name": "mean", "value": 0.8, "low": 0.7, "high": 0.9},
           "allCorrect": {"value": 0.6, "low": 0.5, "high": 0.7},
           "outputs": {
             "intent": {"type": "single-label", "examples": 40, "headline": {"name": "macroF1", "value": 0.9, "low": 0.8, "high": 1.0},
                        "perClass": [{"label": "book", "precision": 1, "recall": 1, "f1": 1, "support": 5},
                                     {"label": "cancel", "precision": 0, "recall": 0, "f1": 0, "support": 0}]},
             "mood": {"type": "regression", "examples": 40, "headline": {"name": "pearson", "value": 0.7, "low": 0.6, "high": 0.8},
                      "outputs": [{"name": "valence", "pearson": {"value": 0.7, "low": 0.6, "high": 0.8}}]}}}}
        """);

    Response card = tenant.asOwner().get(tenant.path("/models/m/versions/9/card"));
    String markdown =
        tenant
            .asOwner()
            .accept("text/markdown")
            .get(tenant.path("/models/m/versions/9/card"))
            .asString();

    assertThat(card.jsonPath().getString("test.outputs.mood.figures[0].name"))
        .isEqualTo("valence: pearson");
    assertThat(card.jsonPath().getList("data.labels")).containsExactly("book", "cancel");
    assertThat(card.jsonPath().getList("limits", String.class))
        .anyMatch(limit -> limit.contains("\"book\" in \"intent\" rest on 5"))
        .anyMatch(
            limit -> limit.startsWith("No test example has the label \"cancel\" in \"intent\""))
        .anyMatch(limit -> limit.contains("valence within their ranges"));
    assertThat(markdown)
        .contains(
            """
            Task: joint, with the outputs

            - intent: single-label; labels book, cancel
            - mood: regression; valence from 0 to 1

            ## Quality
            """)
        .contains("all outputs right 0.600")
        .contains("Test (intent) split, 40 examples: **macro F1 0.900")
        .contains("| cancel | – | – | – | 0 |")
        .contains("Test (mood) split");
  }

  @Test
  void the_card_tells_where_the_version_itself_cuts_texts() {
    version(
        """
        {"type": "single-label", "labels": ["joy", "anger"]}
        """,
        "{}",
        "{\"hyperparameters\": {\"maxTokens\": 64}}");

    assertThat(limits(9)).anyMatch(limit -> limit.startsWith("It reads the first 64 tokens"));
  }

  @Test
  void what_an_old_version_recorded_of_hyperparameters_that_its_method_has_not_is_not_shown() {
    version(
        """
        {"type": "single-label", "labels": ["joy", "anger"]}
        """,
        "{}",
        """
        {"seed": 7, "hyperparameters": {"epochs": 60, "warmupShare": 0.0, "rank": 0, "alpha": 0.0, "targets": [], "tokensPerPass": 0}}
        """);

    assertThat(cardOf(9).getMap("hyperparameters")).containsOnlyKeys("epochs", "warmupShare");
    JsonPath version = tenant.asOwner().get(tenant.path("/models/m/versions/9")).jsonPath();
    assertThat(version.getMap("lineage.hyperparameters")).containsOnlyKeys("epochs", "warmupShare");
    assertThat(version.getInt("lineage.seed")).isEqualTo(7);
  }

  @Test
  void the_card_says_that_a_version_refuses_only_when_it_does() {
    String task =
        "{\"type\": \"single-label\", \"labels\": [\"joy\", \"anger\"], \"outOfScope\": \"other\"}";
    String metrics =
        """
        {"test": {"type": "single-label", "examples": 40, "headline": {"name": "macroF1", "value": 0.8, "low": 0.7, "high": 0.9},
          "outOfScope": {"threshold": %s, "examples": 7, "recall": 0.71, "inScopeAccuracy": {"value": 0.83, "low": 0.7, "high": 0.9},
                         "inScopePrecision": 0.95, "inScopeRecall": 0.9, "auroc": 0.93, "recallAt95Precision": 0.68, "recallAt95Recall": 0.6}}}
        """;
    version(task, metrics.formatted("0.62"), "{}");
    assertThat(limits(9)).anyMatch(limit -> limit.contains("it refuses texts that seem"));
    assertThat(cardOf(9).getDouble("test.refusals.recallAt95Precision")).isEqualTo(0.68);
    assertThat(cardOf(9).getList("test.figures.name")).contains("inScopeAccuracy");
    assertThat(tenant.asOwner().accept("text/markdown").get(cardPath(9)).asString())
        .contains("Texts out of scope, 7 examples: refused 0.710 at the threshold 0.620")
        .contains("accuracy in scope 0.830 (95 % interval 0.700 to 0.900)")
        .contains("Task: single-label; labels joy, anger; other for texts with none of them.\n");

    replace(metrics.formatted("0.0"));
    assertThat(limits(9)).anyMatch(limit -> limit.contains("every text gets one of them"));
    replace("{}");
    assertThat(limits(9)).anyMatch(limit -> limit.contains("every text gets one of them"));
  }

  @Test
  void the_card_says_how_many_true_values_lay_inside_the_intervals() {
    version(
        "{\"type\": \"regression\", \"outputs\": [{\"name\": \"stress\", \"min\": 0, \"max\": 10}]}",
        """
        {"test": {"type": "regression", "examples": 40, "headline": {"name": "pearson", "value": 0.7, "low": 0.6, "high": 0.8},
                  "outputs": [{"name": "stress", "pearson": {"value": 0.7, "low": 0.6, "high": 0.8}, "coverage": 0.725}]}}
        """,
        "{}");

    assertThat(limits(9))
        .anyMatch(
            limit ->
                limit.contains("held 73 % of the true values of stress in its test")
                    && !limit.contains("nine of ten"));
    assertThat(cardOf(9).getDouble("test.coverage.stress")).isEqualTo(0.725);
    assertThat(tenant.asOwner().accept("text/markdown").get(cardPath(9)).asString())
        .contains("Task: regression; stress from 0 to 10.\n");
  }

  @Test
  void the_card_is_markdown_for_who_asks_for_it() {
    Response card = card("text/markdown");

    assertThat(card.contentType()).startsWith("text/markdown");
    assertThat(card.asString())
        .startsWith("# m, version 1\n")
        .contains("macro F1 0.790 (95 % interval 0.690 to 0.890)")
        .contains("| joy | 0.800 | 0.750 | 0.774 | 10 |")
        .contains("- Validation is small.")
        .contains("\"epochs\" : 2");
    assertThat(card("*/*").contentType()).startsWith("application/json");
    assertProblem(card("image/png"), 406);
  }

  @Test
  void the_card_stays_when_the_data_set_goes() {
    assertThat(tenant.asOwner().delete(tenant.path("/datasets/feelings")).statusCode())
        .isEqualTo(204);

    JsonPath card = card("application/json").jsonPath();

    assertThat(card.getString("data.dataset")).isEqualTo("feelings");
    assertThat(card.getString("data.language")).isNull();
    assertThat(card.getList("limits", String.class)).anyMatch(limit -> limit.contains("deleted"));
  }

  private Response card(String accept) {
    return tenant.asOwner().accept(accept).get(tenant.path("/models/m/versions/1/card"));
  }

  private void version(String task, String metrics, String lineage) {
    Worker.run(
        trained.id(),
        """
        insert into model_version (model_id, number, base_model, method, task, metrics, lineage, artifact, artifact_files)
        select id, 9, 'tiny-en', 'lora', ?::jsonb, ?::jsonb, ?::jsonb, 'a/b', '{}' from model where name = 'm'
        """,
        task,
        metrics,
        lineage);
  }

  private void replace(String metrics) {
    Worker.run(
        "superuser",
        trained.id(),
        "update model_version set metrics = ?::jsonb where tenant_id = app_tenant() and number = 9",
        metrics);
  }

  private String cardPath(int version) {
    return tenant.path("/models/m/versions/" + version + "/card");
  }

  private JsonPath cardOf(int version) {
    return tenant.asOwner().get(cardPath(version)).jsonPath();
  }

  private List<String> limits(int version) {
    return cardOf(version).getList("limits", String.class);
  }
}
