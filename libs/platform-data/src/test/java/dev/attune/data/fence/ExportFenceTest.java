package dev.attune.data.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.local.testing.DatabaseRole;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Attacks on exports and their jobs, by neighbours and by services that have no business there. */
class ExportFenceTest {
  private static final String ASK =
      "insert into version_export (version_id, requested_by) select id, 'o' from model_version";

  @RegisterExtension static final TwoTenants tenants = new TwoTenants();

  @Test
  void a_worker_changes_exports_of_its_jobs_tenant_only() throws SQLException {
    String start = "update version_export set state = 'running', started_at = now()";

    assertThat(
            tenants.attempt(
                DatabaseRole.WORKER,
                Fence.RIVAL,
                start + " where tenant_id = '" + Fence.ACME + "'"))
        .isZero();
    assertThat(tenants.attempt(DatabaseRole.WORKER, Fence.RIVAL, start)).isEqualTo(1);
  }

  @Test
  void the_api_asks_for_an_export_and_cannot_say_what_came_of_it() throws SQLException {
    for (String forged :
        List.of(
            "update version_export set state = 'running'",
            "update version_export set state = 'succeeded'",
            "update version_export set artifact = 'bbbbbbbb/x'",
            "insert into version_export (version_id, requested_by, state) select id, 'o', 'running' from model_version",
            "insert into version_export (version_id, requested_by, artifact) select id, 'o', 'x' from model_version",
            "insert into version_export (version_id, requested_by, tenant_id) select id, 'o', '"
                + Fence.ACME
                + "' from model_version")) {
      assertThat(tenants.attempt(DatabaseRole.API, Fence.RIVAL, forged)).as(forged).isEqualTo(-1);
    }
  }

  @Test
  void only_the_api_asks_and_the_gateway_sees_nothing_of_it() throws SQLException {
    for (DatabaseRole role : List.of(DatabaseRole.WORKER, DatabaseRole.GATEWAY)) {
      assertThat(tenants.attempt(role, Fence.RIVAL, ASK)).as(role.user()).isEqualTo(-1);
    }
    assertThat(tenants.readable(DatabaseRole.GATEWAY)).doesNotContain("version_export", "job");
  }

  @Test
  void only_what_is_marked_is_deleted_and_the_gateway_deletes_nothing() throws SQLException {
    String mark = "update version_export set state = 'deleting'";
    for (DatabaseRole role : List.of(DatabaseRole.API, DatabaseRole.WORKER)) {
      try (Connection service = tenants.as(role, Fence.RIVAL)) {
        assertThat(Fence.update(service, "delete from version_export")).as("%s", role).isZero();
        assertThat(Fence.update(service, mark)).as("%s", role).isEqualTo(1);
        assertThat(Fence.update(service, "delete from version_export")).as("%s", role).isEqualTo(1);
      }
    }
    assertThat(tenants.attempt(DatabaseRole.GATEWAY, Fence.RIVAL, "delete from version_export"))
        .isEqualTo(-1);
    assertThat(tenants.attempt(DatabaseRole.GATEWAY, Fence.RIVAL, mark)).isEqualTo(-1);
  }

  @Test
  void what_is_to_be_deleted_is_found_one_by_one_once_no_worker_is_at_it() throws SQLException {
    String next = "select tenant_id::text from export_to_delete(null)";
    try (Connection superuser = tenants.connect(DatabaseRole.SUPERUSER);
        Connection api = tenants.connect(DatabaseRole.API)) {
      assertThat(Fence.strings(api, next)).isEmpty();
      Fence.execute(superuser, "update version_export set state = 'deleting'");
      try {
        assertThat(Fence.strings(api, next)).hasSize(1);
        assertThat(
                Fence.strings(
                    api,
                    "select n.tenant_id::text from export_to_delete(null) f, export_to_delete(f.export_id) n, export_to_delete(n.export_id) x"))
            .isEmpty();
        assertThat(
                Fence.strings(
                    api,
                    "select n.tenant_id::text from export_to_delete(null) f, export_to_delete(f.export_id) n"))
            .hasSize(1)
            .isNotEqualTo(Fence.strings(api, next));
        Fence.execute(
            superuser,
            "update job set state = 'running', lease_until = now() where kind = 'export'");
        assertThat(Fence.strings(api, next)).isEmpty();
      } finally {
        Fence.execute(superuser, "update version_export set state = 'queued'");
        Fence.execute(superuser, "update job set state = 'queued', lease_until = null");
      }
    }
  }

  @Test
  void no_service_moves_an_export() throws SQLException {
    for (DatabaseRole role : Fence.SERVICES) {
      for (String attack :
          List.of(
              "update version_export set tenant_id = tenant_id",
              "update version_export set version_id = version_id",
              "update version_export set requested_by = 'somebody else'")) {
        assertThat(tenants.attempt(role, Fence.ACME, attack))
            .as("%s: %s", role, attack)
            .isEqualTo(-1);
      }
    }
  }

  @Test
  void a_version_of_another_tenant_cannot_be_asked_for() throws SQLException {
    try (Connection superuser = tenants.connect(DatabaseRole.SUPERUSER);
        Connection rival = tenants.as(DatabaseRole.API, Fence.RIVAL)) {
      String version =
          Fence.strings(
                  superuser,
                  "select id::text from model_version where tenant_id = '" + Fence.ACME + "'")
              .getFirst();

      assertThatThrownBy(
              () ->
                  Fence.update(
                      rival,
                      "insert into version_export (version_id, requested_by) values ('"
                          + version
                          + "', 'o')"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("foreign key");
    }
  }

  @Test
  void a_version_has_one_export_at_a_time() throws SQLException {
    assertThatThrownBy(() -> tenants.attempt(DatabaseRole.API, Fence.RIVAL, ASK))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("version_export_of");
    assertThat(
            tenants.attempt(
                DatabaseRole.API,
                Fence.RIVAL,
                ASK
                    + " on conflict (tenant_id, version_id) where state not in ('failed', 'deleting') do nothing"))
        .isZero();
  }

  @Test
  void a_job_is_for_exactly_one_thing_and_of_its_kind() throws SQLException {
    for (String job :
        List.of(
            "insert into job (kind) values ('export')",
            "insert into job (kind, run_id) select 'export', id from training_run",
            "insert into job (kind, export_id) select 'train', id from version_export",
            "insert into job (kind, run_id, export_id) select 'export', r.id, e.id from training_run r, version_export e")) {
      assertThatThrownBy(() -> tenants.attempt(DatabaseRole.API, Fence.RIVAL, job))
          .as(job)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("job_target_check");
    }
  }
}
