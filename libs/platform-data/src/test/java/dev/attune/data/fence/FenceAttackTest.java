package dev.attune.data.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.local.testing.DatabaseRole;
import dev.attune.local.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tries to read and change another tenant's rows with native SQL, under each service's role. */
class FenceAttackTest {
  private static final String DENIED = "42501";

  private static TestDatabase database;
  private static List<String> tables;

  @BeforeAll
  static void populate() throws SQLException {
    database = TestDatabase.create();
    try (Connection superuser = database.connect(DatabaseRole.SUPERUSER)) {
      Fence.populate(superuser, Fence.ACME, "acme");
      Fence.populate(superuser, Fence.RIVAL, "rival");
    }
    tables = Fence.tenantTables(database);
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  /** What an attempt came to: rows touched, or −1 when the database refused it outright. */
  private static int attempt(DatabaseRole role, java.util.UUID tenant, String sql)
      throws SQLException {
    try (Connection connection = Fence.as(database, role, tenant)) {
      return Fence.update(connection, sql);
    } catch (SQLException e) {
      if (DENIED.equals(e.getSQLState())) {
        return -1;
      }
      throw e;
    }
  }

  private static List<String> readable(DatabaseRole role) throws SQLException {
    List<String> found = new ArrayList<>();
    for (String table : tables) {
      try (Connection connection = Fence.as(database, role, Fence.ACME)) {
        if (!Fence.strings(
                connection,
                "select 'x' from information_schema.column_privileges where grantee = '"
                    + role.user()
                    + "' and privilege_type = 'SELECT' and column_name = 'tenant_id' and table_name = '"
                    + table
                    + "'")
            .isEmpty()) {
          found.add(table);
        }
      }
    }
    return found;
  }

  @Test
  void each_role_sees_its_own_tenants_rows_and_none_of_the_others() throws SQLException {
    for (DatabaseRole role : Fence.SERVICES) {
      List<String> readable = readable(role);
      assertThat(readable).as(role.user()).isNotEmpty();
      for (String table : readable) {
        try (Connection connection = Fence.as(database, role, Fence.RIVAL)) {
          assertThat(Fence.strings(connection, "select distinct tenant_id::text from " + table))
              .as("%s reads %s", role, table)
              .containsExactly(Fence.RIVAL.toString());
        }
      }
    }
  }

  @Test
  void without_a_tenant_no_row_is_visible() throws SQLException {
    for (DatabaseRole role : Fence.SERVICES) {
      for (String table : readable(role)) {
        try (Connection connection = database.connect(role)) {
          assertThat(Fence.strings(connection, "select tenant_id::text from " + table))
              .as("%s reads %s", role, table)
              .isEmpty();
        }
      }
    }
  }

  @Test
  void the_tenant_does_not_stay_on_a_connection_after_its_transaction() throws SQLException {
    try (Connection connection = Fence.as(database, DatabaseRole.API, Fence.ACME)) {
      assertThat(Fence.strings(connection, "select name from dataset")).hasSize(1);
      connection.commit();
      assertThat(Fence.strings(connection, "select name from dataset")).isEmpty();
    }
  }

  @Test
  void bulk_updates_and_deletes_touch_nobody_else() throws SQLException {
    for (DatabaseRole role : Fence.SERVICES) {
      for (String table : tables) {
        String where = " where tenant_id = '" + Fence.ACME + "'";
        assertThat(attempt(role, Fence.RIVAL, "delete from " + table + where))
            .as("%s deletes %s", role, table)
            .isLessThan(1);
        assertThat(
                attempt(
                    role,
                    Fence.RIVAL,
                    "update " + table + " set tenant_id = '" + Fence.RIVAL + "'" + where))
            .as("%s takes over %s", role, table)
            .isLessThan(1);
      }
    }
    try (Connection superuser = database.connect(DatabaseRole.SUPERUSER)) {
      for (String table : tables) {
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
            attempt(
                DatabaseRole.API,
                Fence.RIVAL,
                "update dataset set guidelines = 'x' where tenant_id = '" + Fence.ACME + "'"))
        .isZero();
    assertThat(attempt(DatabaseRole.API, Fence.RIVAL, "update dataset set guidelines = 'x'"))
        .isEqualTo(1);
    assertThat(attempt(DatabaseRole.WORKER, Fence.RIVAL, "update training_run set progress = '{}'"))
        .isEqualTo(1);
    assertThat(attempt(DatabaseRole.GATEWAY, Fence.RIVAL, "update usage_daily set texts = 0"))
        .isEqualTo(1);
    assertThat(attempt(DatabaseRole.API, Fence.RIVAL, "update tenant set name = 'x'")).isEqualTo(1);
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
      assertThat(attempt(DatabaseRole.API, Fence.RIVAL, forged)).as(forged).isEqualTo(-1);
    }
  }

  @Test
  void a_row_cannot_refer_to_another_tenants_row() throws SQLException {
    try (Connection superuser = database.connect(DatabaseRole.SUPERUSER);
        Connection rival = Fence.as(database, DatabaseRole.API, Fence.RIVAL)) {
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
  void a_service_cannot_switch_the_fence_off() throws SQLException {
    for (DatabaseRole role : Fence.SERVICES) {
      for (String attack :
          List.of(
              "alter table model disable row level security",
              "create policy mine on model using (true)",
              "set role attune_owner",
              "set role attune_definer",
              "set session authorization attune_owner",
              "create table loot (id int)",
              "create function loot() returns int language sql security definer return 1",
              "alter role " + role.user() + " bypassrls",
              "copy model to program 'cat'",
              "truncate model")) {
        assertThatThrownBy(
                () -> {
                  try (Connection connection = database.connect(role)) {
                    Fence.execute(connection, attack);
                  }
                })
            .as("%s: %s", role, attack)
            .isInstanceOf(SQLException.class);
      }
      try (Connection connection = Fence.as(database, role, Fence.RIVAL)) {
        Fence.execute(connection, "set local row_security = off");
        // Switched off, a query that the policy would filter is an error, not an answer.
        assertThatThrownBy(() -> Fence.strings(connection, "select name from model"))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("row-level security");
      }
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
              "audit_log",
              "deployment_revision")) {
        assertThat(attempt(role, Fence.ACME, "delete from " + table))
            .as("%s deletes %s", role, table)
            .isEqualTo(-1);
        assertThat(attempt(role, Fence.ACME, "update " + table + " set tenant_id = tenant_id"))
            .as("%s updates %s", role, table)
            .isEqualTo(-1);
      }
    }
  }

  @Test
  void each_role_may_execute_only_the_functions_it_needs() throws SQLException {
    try (Connection superuser = database.connect(DatabaseRole.SUPERUSER)) {
      for (var expected :
          java.util.Map.of(
                  "attune_api",
                  List.of(
                      "app_tenant",
                      "audit_entry_hash",
                      "audit_log_broken_at",
                      // These look into an answer that they are given, and into no table.
                      "gold_labels",
                      "gold_parts",
                      "gold_values",
                      "membership_of",
                      "queue_position",
                      "tenants_of"),
                  "attune_worker",
                  List.of("app_tenant", "claim_job", "queue_depth"),
                  "attune_gateway",
                  List.of("api_key_by_id", "app_tenant", "membership_of"))
              .entrySet()) {
        assertThat(
                Fence.strings(
                    superuser,
                    "select proname from pg_proc where pronamespace = 'public'::regnamespace and has_function_privilege('"
                        + expected.getKey()
                        + "', oid, 'execute') order by 1"))
            .as(expected.getKey())
            .containsExactlyElementsOf(expected.getValue());
      }
    }
  }

  @Test
  void functions_that_cross_tenants_give_away_one_row_and_only_to_whom_it_concerns()
      throws SQLException {
    try (Connection api = database.connect(DatabaseRole.API);
        Connection gateway = database.connect(DatabaseRole.GATEWAY)) {
      assertThat(Fence.strings(api, "select role from membership_of('acme', 'sub-acme', null)"))
          .containsExactly("owner");
      assertThat(
              Fence.strings(
                  api, "select role from membership_of('acme', 'sub-rival', 'owner@acme.example')"))
          .isEmpty();
      assertThat(Fence.strings(api, "select slug from tenants_of('sub-acme', null)"))
          .containsExactly("acme");
      assertThat(Fence.strings(gateway, "select slug from api_key_by_id('keyacme000000000')"))
          .containsExactly("acme");
      assertThat(Fence.strings(gateway, "select slug from api_key_by_id('%')")).isEmpty();
    }
  }
}
