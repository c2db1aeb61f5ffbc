package dev.attune.data.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.local.testing.DatabaseRole;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tries to change another tenant's rows with native SQL, under each service's role. */
class FenceWritingTest {
  @RegisterExtension static final TwoTenants tenants = new TwoTenants();

  @Test
  void bulk_updates_and_deletes_touch_nobody_else() throws SQLException {
    for (DatabaseRole role : Fence.SERVICES) {
      for (String table : tenants.tables()) {
        String where = " where tenant_id = '" + Fence.ACME + "'";
        assertThat(tenants.attempt(role, Fence.RIVAL, "delete from " + table + where))
            .as("%s deletes %s", role, table)
            .isLessThan(1);
        assertThat(
                tenants.attempt(
                    role,
                    Fence.RIVAL,
                    "update " + table + " set tenant_id = '" + Fence.RIVAL + "'" + where))
            .as("%s takes over %s", role, table)
            .isLessThan(1);
      }
    }
    try (Connection superuser = tenants.connect(DatabaseRole.SUPERUSER)) {
      for (String table : tenants.tables()) {
        assertThat(
                Fence.strings(
                    superuser,
                    "select 'x' from " + table + " where tenant_id = '" + Fence.ACME + "'"))
            .as(table)
            .isNotEmpty();
      }
    }
  }

  @Test
  void updates_of_the_columns_a_service_may_change_stay_inside_the_tenant() throws SQLException {
    assertThat(
            tenants.attempt(
                DatabaseRole.API,
                Fence.RIVAL,
                "update dataset set guidelines = 'x' where tenant_id = '" + Fence.ACME + "'"))
        .isZero();
    assertThat(
            tenants.attempt(DatabaseRole.API, Fence.RIVAL, "update dataset set guidelines = 'x'"))
        .isEqualTo(1);
    assertThat(
            tenants.attempt(
                DatabaseRole.WORKER, Fence.RIVAL, "update training_run set progress = '{}'"))
        .isEqualTo(1);
    assertThat(
            tenants.attempt(DatabaseRole.GATEWAY, Fence.RIVAL, "update usage_daily set texts = 0"))
        .isEqualTo(1);
    assertThat(tenants.attempt(DatabaseRole.API, Fence.RIVAL, "update tenant set name = 'x'"))
        .isEqualTo(1);
  }

  @Test
  void forged_inserts_and_merges_are_refused() throws SQLException {
    String acme = "'" + Fence.ACME + "'";
    for (String forged :
        List.of(
            "insert into member (tenant_id, email, role) values ("
                + acme
                + ", 'spy@rival.example', 'owner')",
            "insert into dataset (tenant_id, name, language, task, created_by) values ("
                + acme
                + ", 'x', 'en', '{}', 'o')",
            "insert into audit_log (tenant_id, actor, action, target) values ("
                + acme
                + ", 'o', 'x', 'y')",
            "merge into dataset d using (select 1) s on d.tenant_id = "
                + acme
                + " when matched then update set guidelines = 'x'"
                + " when not matched then insert (tenant_id, name, language, task, created_by) values ("
                + acme
                + ", 'x', 'en', '{}', 'o')",
            "insert into tenant (id, slug, name, locale, wrapped_keys) values (gen_random_uuid(), 'third', 'x', 'en', '')")) {
      assertThat(tenants.attempt(DatabaseRole.API, Fence.RIVAL, forged)).as(forged).isEqualTo(-1);
    }
  }

  @Test
  void a_row_cannot_refer_to_another_tenants_row() throws SQLException {
    try (Connection superuser = tenants.connect(DatabaseRole.SUPERUSER);
        Connection rival = tenants.as(DatabaseRole.API, Fence.RIVAL)) {
      String dataset =
          Fence.strings(
                  superuser, "select id::text from dataset where tenant_id = '" + Fence.ACME + "'")
              .getFirst();
      assertThatThrownBy(
              () ->
                  Fence.update(
                      rival,
                      "insert into snapshot (dataset_id, number, task, rule, content_hash, counts, created_by) values ('"
                          + dataset
                          + "', 9, '{}', '{}', 'h', '{}', 'o')"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("foreign key");
    }
  }

  @Test
  void snapshots_versions_and_audit_entries_cannot_be_changed_by_any_service() throws SQLException {
    for (DatabaseRole role : Fence.SERVICES) {
      for (String table :
          List.of(
              "snapshot",
              "snapshot_example",
              "model_version",
              "version_outcome",
              "label_check",
              "audit_log",
              "annotation_event",
              "deployment_revision")) {
        assertThat(tenants.attempt(role, Fence.ACME, "delete from " + table))
            .as("%s deletes %s", role, table)
            .isEqualTo(-1);
        assertThat(
                tenants.attempt(role, Fence.ACME, "update " + table + " set tenant_id = tenant_id"))
            .as("%s updates %s", role, table)
            .isEqualTo(-1);
      }
    }
  }
}
