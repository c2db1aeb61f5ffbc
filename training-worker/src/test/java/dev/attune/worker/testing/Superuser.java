package dev.attune.worker.testing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Looks at and changes the test's database past every fence. */
@ApplicationScoped
public class Superuser {
  private final String jdbcUrl;

  Superuser(@ConfigProperty(name = "attune.test.jdbc.url.superuser") String jdbcUrl) {
    this.jdbcUrl = jdbcUrl;
  }

  /** Runs a statement and returns how many rows it changed. */
  public int change(String sql, @Nullable Object... values) {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        PreparedStatement statement = prepare(connection, sql, values)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Selects rows for update, and holds their locks until what is returned is closed. */
  public Connection holding(String sql, @Nullable Object... values) throws SQLException {
    Connection connection = DriverManager.getConnection(jdbcUrl);
    connection.setAutoCommit(false);
    try (PreparedStatement statement = prepare(connection, sql, values)) {
      statement.executeQuery();
    }
    return connection;
  }

  /** The first column of every row. */
  public List<Object> column(String sql, @Nullable Object... values) {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        PreparedStatement statement = prepare(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<Object> column = new ArrayList<>();
      while (rows.next()) {
        column.add(rows.getObject(1));
      }
      return column;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of the only row, as text. */
  public String text(String sql, @Nullable Object... values) {
    return String.valueOf(column(sql, values).getFirst());
  }

  /** The first column of the only row, as a number. */
  public long number(String sql, @Nullable Object... values) {
    return ((Number) column(sql, values).getFirst()).longValue();
  }

  /** Every row of every table as text, as a dump has them. */
  public String dump() {
    StringBuilder dump = new StringBuilder();
    for (Object table :
        column("select tablename from pg_tables where schemaname = 'public' order by 1")) {
      column("select t::text from " + table + " t").forEach(row -> dump.append(row).append('\n'));
    }
    return dump.toString();
  }

  /** Starts with an empty database. */
  public void clear() {
    change("truncate tenant, base_model cascade");
  }

  /** A new tenant whose keys nobody can open. */
  public UUID tenant(int maxRunningJobs) {
    UUID id = UUID.randomUUID();
    change(
        "insert into tenant (id, slug, name, locale, wrapped_keys, max_running_jobs) values (?, ?, 'A tenant', 'en', '\\x00', ?)",
        id,
        "t-" + id,
        maxRunningJobs);
    return id;
  }

  /** A new version of the tenant, without files; returns its id. */
  public UUID version(UUID tenantId) {
    registerBase();
    UUID version = UUID.randomUUID();
    change(
        """
        with new_model as (
          insert into model (tenant_id, name) values (?, 'v-' || ?) returning id, tenant_id)
        insert into model_version (id, tenant_id, model_id, number, base_model, method, task, metrics, lineage, artifact, artifact_files)
        select ?::uuid, tenant_id, id, 1, 'test-base', 'head', '{}', '{}', '{}', 'a/b', '{}' from new_model
        """,
        tenantId,
        version.toString(),
        version);
    return version;
  }

  private void registerBase() {
    change(
        """
        insert into base_model (name, language, architecture, parameters, layers, hidden_size, max_tokens, pooling, licence, source, sha256)
        values ('test-base', 'en', 'bert', 1, 1, 1, 1, 'cls', 'MIT', 'test', '00') on conflict do nothing
        """);
  }

  /** A new run of the tenant with its job in the queue; returns the run's id. */
  public UUID queuedRun(UUID tenantId) {
    registerBase();
    UUID run = UUID.randomUUID();
    change(
        """
        with owner as (select ?::uuid as tenant_id),
        new_model as (
          insert into model (tenant_id, name) select tenant_id, 'm-' || ? from owner returning id, tenant_id),
        new_run as (
          insert into training_run (id, tenant_id, model_id, base_model, method, requested_by)
          select ?::uuid, tenant_id, id, 'test-base', 'head', 'tester' from new_model returning id, tenant_id)
        insert into job (tenant_id, run_id, kind) select tenant_id, id, 'train' from new_run
        """,
        tenantId,
        run.toString(),
        run);
    return run;
  }

  /** A new export of a tenant's version with its job in the queue; returns the export's id. */
  public UUID queuedExport(UUID tenantId, UUID version) {
    UUID export = UUID.randomUUID();
    change(
        """
        with new_export as (
          insert into version_export (id, tenant_id, version_id, requested_by) values (?, ?, ?, 'tester') returning id, tenant_id)
        insert into job (tenant_id, export_id, kind) select tenant_id, id, 'export' from new_export
        """,
        export,
        tenantId,
        version);
    return export;
  }

  private static PreparedStatement prepare(
      Connection connection, String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
