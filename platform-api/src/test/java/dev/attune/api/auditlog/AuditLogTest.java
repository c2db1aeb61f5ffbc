package dev.attune.api.auditlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.TrainedTenant;
import dev.attune.api.testing.Worker;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuditLogTest {
  @Test
  void every_deed_is_on_record_with_who_did_it() {
    TrainedTenant trained = TrainedTenant.create();
    TestTenant tenant = trained.tenant();
    tenant.sending(Map.of("name", "New")).patch(tenant.path(""));
    tenant.add("annotator");
    tenant
        .sending(Map.of("name", "k", "scopes", List.of("predict")))
        .post(tenant.path("/api-keys"));
    trained.versions(2);
    tenant.asOwner().post(tenant.path("/training-runs/" + trained.run() + "/cancel"));
    tenant.sending(Map.of("production", 1)).put(tenant.path("/models/m/deployment"));
    tenant.sending(Map.of("production", 2)).put(tenant.path("/models/m/deployment"));
    tenant.asOwner().post(tenant.path("/models/m/rollback"));

    JsonPath log = tenant.asOwner().get(tenant.path("/audit-log")).jsonPath();

    assertThat(log.getList("items.action"))
        .contains(
            "tenant.create",
            "tenant.change",
            "member.invite",
            "api-key.create",
            "dataset.create",
            "dataset.upload",
            "snapshot.create",
            "training-run.request",
            "training-run.cancel",
            "deployment.change",
            "deployment.rollback");
    assertThat(log.getList("items.actor", String.class)).containsOnly(tenant.owner().email());
    assertThat(log.getBoolean("intact")).isTrue();
  }

  @Test
  void entries_come_newest_first_in_pages() {
    TestTenant tenant = TestTenant.create();
    tenant.dataset("one", "joy", "anger");
    tenant.dataset("two", "joy", "anger");

    Response first = tenant.asOwner().get(tenant.path("/audit-log?limit=2"));
    Response second =
        tenant
            .asOwner()
            .queryParam("after", first.jsonPath().getString("next"))
            .get(tenant.path("/audit-log"));

    assertThat(first.jsonPath().getList("items.target")).containsExactly("two", "one");
    assertThat(second.jsonPath().getList("items.action")).containsExactly("tenant.create");
  }

  @Test
  void a_changed_entry_breaks_the_chain() {
    TestTenant tenant = TestTenant.create();
    tenant.dataset("one", "joy", "anger");
    Worker.run(
        "superuser",
        null,
        "update audit_log set actor = 'nobody' where seq = 1 and tenant_id = ?",
        Worker.tenantId(tenant.slug()));

    assertThat(tenant.asOwner().get(tenant.path("/audit-log")).jsonPath().getBoolean("intact"))
        .isFalse();
  }
}
