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
        insert into label_check (version_id, result) select id, '{}' from model_version where tenant_id = app_tenant();
        insert into version_export (version_id, requested_by) select id, 'o' from model_version where tenant_id = app_tenant();
        insert into job (export_id, kind) select id, 'export' from version_export where tenant_id = app_tenant();
        insert into deployment (model_id, production, updated_by) select id, 1, 'o' from model where tenant_id = app_tenant();
        insert into deployment_revision (model_id, revision, production, updated_by) select id, 1, 1, 'o' from model where tenant_id = app_tenant();
        insert into annotation_plan (dataset_id, annotators, annotators_max, gold_rule, ordering, assignment, created_by) select id, 1, 1, 'unanimous', 'random', 'named', 'o' from dataset where tenant_id = app_tenant();
        insert into annotation_assignee (dataset_id, member_id) select d.id, m.id from dataset d, member m where d.tenant_id = app_tenant() and m.tenant_id = app_tenant();
        insert into annotation_item (example_id, dataset_id, priority, wanted) select id, dataset_id, 1, 1 from example where tenant_id = app_tenant();
        insert into annotation_lease (example_id, member_id, dataset_id, until) select i.example_id, m.id, i.dataset_id, now() from annotation_item i, member m where i.tenant_id = app_tenant() and m.tenant_id = app_tenant();
        insert into annotation (dataset_id, example_id, member_id, skipped, created_at, changed_at) select i.dataset_id, i.example_id, m.id, 'other', now(), now() from annotation_item i, member m where i.tenant_id = app_tenant() and m.tenant_id = app_tenant();
        insert into uploaded_annotator (dataset_id, name_digest, name_ciphertext) select id, sha256('n'), '\\x01' from dataset where tenant_id = app_tenant();
        insert into annotation_event (dataset_id, example_id, action, at) select dataset_id, example_id, 'skip', now() from annotation_item where tenant_id = app_tenant();
        insert into annotator_pause (dataset_id, member_id, answers, correct, paused_at) select d.id, m.id, 1, 0, now() from dataset d, member m where d.tenant_id = app_tenant() and m.tenant_id = app_tenant();
        insert into suggestion_run (dataset_id, version_id) select d.id, v.id from dataset d, model_version v where d.tenant_id = app_tenant() and v.tenant_id = app_tenant();
        insert into job (suggestion_run_id, kind) select id, 'suggest' from suggestion_run where tenant_id = app_tenant();
        insert into suggestion (example_id, dataset_id, version_id, answer) select e.id, e.dataset_id, v.id, '{"label":"a"}' from example e, model_version v where e.tenant_id = app_tenant() and v.tenant_id = app_tenant();
        insert into label_change (dataset_id, action, output, label, examples, annotated, changed_by, changed_at) select id, 'delete', '', 'a', 1, 0, 'o', now() from dataset where tenant_id = app_tenant();
        insert into trial_count (model_id, trial, baseline, candidate, day, output, measure, bin, n) select id, 'shadow', 1, 2, current_date, '', 'compared', '', 5 from model where tenant_id = app_tenant();
        insert into gateway (id) values ('cccccccc-0000-4000-8000-000000000003') on conflict do nothing;
        insert into gateway_model (gateway_id, model_id, revision, state, production) select 'cccccccc-0000-4000-8000-000000000003', id, 1, 'serving', 1 from model where tenant_id = app_tenant();
        insert into prediction_feedback (version_id, prediction_id, given_by, answer, predicted_at) select id, gen_random_uuid(), 'key:k', '{"label":"a"}', now() from model_version where tenant_id = app_tenant();
        insert into usage_daily (model_id, day, texts) select id, current_date, 5 from model where tenant_id = app_tenant();
        insert into usage_monthly (month, texts) values (date_trunc('month', current_date), 5);
        insert into tenant_limits (monthly_texts, updated_by) values (100, 'o');
        insert into idempotent_request (key_digest, request_digest, claim, claimed_until, expires_at)
          values (sha256('%1$s'), sha256('r'), gen_random_uuid(), now(), now() + interval '1 day');
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
