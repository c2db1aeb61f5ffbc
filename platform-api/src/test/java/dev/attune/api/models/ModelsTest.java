package dev.attune.api.models;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.TrainedTenant;
import dev.attune.api.testing.Worker;
import dev.attune.data.crypto.TenantKeys;
import dev.attune.data.crypto.TextCipher;
import dev.attune.local.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ModelsTest {
  @Inject TenantKeys keys;

  private TrainedTenant trained;
  private TestTenant tenant;

  @BeforeEach
  void make() {
    trained = TrainedTenant.create();
    tenant = trained.tenant();
    trained.versions(2);
  }

  @Test
  void a_model_tells_its_versions_and_what_serves() {
    tenant.sending(Map.of("production", 1)).put(tenant.path("/models/m/deployment"));

    JsonPath models = tenant.asOwner().get(tenant.path("/models")).jsonPath();
    JsonPath model = tenant.asOwner().get(tenant.path("/models/m")).jsonPath();

    assertThat(models.getMap("items[0]"))
        .containsEntry("latestVersion", 2)
        .containsEntry("production", 1)
        .doesNotContainKey("deployment");
    assertThat(model.getInt("deployment.production")).isEqualTo(1);
  }

  @Test
  void a_version_tells_metrics_lineage_and_whether_it_serves() {
    tenant.sending(Map.of("production", 1)).put(tenant.path("/models/m/deployment"));

    JsonPath version = tenant.asOwner().get(tenant.path("/models/m/versions/1")).jsonPath();
    JsonPath all = tenant.asOwner().get(tenant.path("/models/m/versions")).jsonPath();

    assertThat(version.getDouble("metrics.test.macroF1.value")).isEqualTo(0.79);
    assertThat(version.getList("metrics.test.confusion")).hasSize(2);
    assertThat(version.getInt("lineage.seed")).isEqualTo(7);
    assertThat(version.getList("serving")).containsExactly("production");
    assertThat(all.getList("items.number")).containsExactly(2, 1);
    assertThat(all.getList("items.serving")).containsExactly(List.of(), List.of("production"));
    for (String heavy : List.of("test.confusion", "test.perClass", "slices", "mistakes")) {
      assertThat(all.getString("items[0].metrics." + heavy)).as(heavy).isNull();
    }
    assertThat(version.getList("metrics.mistakes")).hasSize(1);
    assertThat(version.getString("metrics.slices[0].value")).isEqualTo("forum");
  }

  @Test
  void sealed_figures_of_groups_are_shown_to_every_member() {
    sealSlices();

    for (TestUser member :
        List.of(tenant.owner(), tenant.add("annotator"), tenant.add("auditor"))) {
      RequestSpecification request = TestTenant.as(member.token());
      JsonPath version = request.get(tenant.path("/models/m/versions/1")).jsonPath();
      assertThat(version.getString("metrics.slices[0].value")).isEqualTo("telephone");
    }
    String run =
        Worker.look(
            "select id from training_run where tenant_id = ? and version = 1", trained.id());
    assertThat(
            tenant
                .asOwner()
                .get(tenant.path("/training-runs/" + run))
                .jsonPath()
                .getString("metrics.slices[0].value"))
        .isEqualTo("telephone");
    assertThat(
            tenant
                .asOwner()
                .get(tenant.path("/models/m/versions"))
                .jsonPath()
                .getString("items[1].metrics.slices"))
        .isNull();
  }

  /** Stores version 1 as a worker of this release does. */
  private void sealSlices() {
    byte[] wrapped =
        HexFormat.of()
            .parseHex(
                Worker.look(
                    "select encode(wrapped_keys, 'hex') from tenant where id = ?", trained.id()));
    String sealed =
        Base64.getEncoder()
            .encodeToString(
                keys.open(trained.id(), wrapped)
                    .encrypt(
                        TextCipher.Purpose.SLICES,
                        """
                        [{"meta": "channel", "value": "telephone", "examples": 12,
                          "figure": {"name": "macroF1", "value": 0.7, "low": 0.5, "high": 0.9}}]
                        """));
    for (String table : List.of("model_version", "training_run")) {
      Worker.run(
          "superuser",
          trained.id(),
          "update "
              + table
              + " set metrics = jsonb_set(metrics, '{slices}', to_jsonb(?::text)) where tenant_id = app_tenant()",
          sealed);
    }
  }

  @Test
  void unknown_models_and_versions_are_not_found() {
    for (String path :
        List.of(
            "/models/x",
            "/models/x/versions",
            "/models/m/versions/3",
            "/models/m/versions/x",
            "/models/m/versions/3/card")) {
      assertProblem(tenant.asOwner().get(tenant.path(path)), 404);
    }
  }
}
