package dev.attune.data.fence;

import dev.attune.local.testing.DatabaseRole;
import dev.attune.local.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Two tenants with a row in every table, and the SQL an attacker would try. */
final class Fence {
  static final UUID ACME = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000001");
  static final UUID RIVAL = UUID.fromString("bbbbbbbb-0000-4000-8000-000000000002");
  static final List<DatabaseRole> SERVICES =
      List.of(DatabaseRole.API, DatabaseRole.WORKER, DatabaseRole.GATEWAY);

  private Fence() {}

  /** Fills every tenant table for one tenant, as the superuser, whom no policy binds. */
  static void populate(Connection superuser, UUID tenant, String slug) throws SQLException {
    execute(superuser, "select set_config('app.tenant_id', '" + tenant + "', false)");
    execute(
        superuser,
        """
        insert into base_model values ('base', 'en', 'bert', 1, 1, 1, 128, 'mean', 'MIT', 'test', 'sha') on conflict do nothing;
        insert into training_method values ('head', '[]') on conflict do nothing;
        insert into tenant (id, slug, name, locale, wrapped_keys) values (app_tenant(), '%1$s', '%1$s', 'en', '\\x01');
        insert into member (email, subject, role) values ('owner@%1$s.example', 'sub-%1$s', 'owner');
        insert into api_key (id, name, secret_hash, scopes, created_by) values ('key%1$s000000000', 'k', sha256('s'), '{predict}', 'o');
        insert into audit_log (actor, action, target) values ('o', 'tenant.create', '%1$s');
        insert into dataset (name, language, task, created_by) values ('d', 'en', '{}', 'o');
        insert into example (dataset_id, text_ciphertext, text_digest, characters, gold) select id, '\\x01', '\\x01', 1, '{"label":"a"}' from dataset where tenant_id = app_tenant();
        insert into snapshot (dataset_id, number, task, rule, content_hash, counts, created_by) select id, 1, '{}', '{}', 'h', '{}', 'o' from dataset where tenant_id = app_tenant();
        insert into snapshot_example (snapshot_id, example_id, split, gold) select s.id, e.id, 'train', '{}' from snapshot s, example e where s.tenant_id = app_tenant() and e.tenant_id = app_tenant();
        insert into model (name) values ('m');
        insert into training_run (model_id, base_model, method, requested_by) select id, 'base', 'head', 'o' from model where tenant_id = app_tenant();
        insert into training_event (run_id, seq, kind, payload) select id, 1, 'log', '{}' from training_run where tenant_id = app_tenant();
        insert into job (run_id, kind) select id, 'train' from training_run where tenant_id = app_tenant();
        insert into model_version (model_id, number, base_model, method, task, metrics, lineage, artifact, artifact_files) select id, 1, 'base', 'head', '{}', '{}', '{}', 'a', '{}' from model where tenant_id = app_tenant();
        insert into version_outcome (version_id, texts) select id, '[]' from model_version where tenant_id = app_tenant();
        insert into version_export (version_id, requested_by) select id, 'o' from model_version where tenant_id = app_tenant();
        insert into job (export_id, kind) select id, 'export' from version_export where tenant_id = app_tenant();
        insert into deployment (model_id, production, updated_by) select id, 1, 'o' from model where tenant_id = app_tenant();
        insert into deployment_revision (model_id, revision, production, updated_by) select id, 1, 1, 'o' from model where tenant_id = app_tenant();
        insert into prediction_feedback (version_id, prediction_id, given_by, answer, predicted_at) select id, gen_random_uuid(), 'key:k', '{"label":"a"}', now() from model_version where tenant_id = app_tenant();
        insert into usage_daily (model_id, day, texts) select id, current_date, 5 from model where tenant_id = app_tenant();
        """
            .formatted(slug));
    execute(superuser, "select set_config('app.tenant_id', '', false)");
  }

  static List<String> tenantTables(TestDatabase database) throws SQLException {
    try (Connection superuser = database.connect(DatabaseRole.SUPERUSER)) {
      return strings(
          superuser,
          """
          select table_name from information_schema.columns
           where table_schema = 'public' and column_name = 'tenant_id' order by table_name
          """);
    }
  }

  /** A connection of a service in a transaction of the tenant. */
  static Connection as(TestDatabase database, DatabaseRole role, UUID tenant) throws SQLException {
    Connection connection = database.connect(role);
    connection.setAutoCommit(false);
    execute(connection, "select set_config('app.tenant_id', '" + tenant + "', true)");
    return connection;
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static int update(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  static List<String> strings(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }
}
