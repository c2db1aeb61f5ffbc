package dev.attune.api.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** Writes rows as the training worker would, under its role. */
public final class Worker {
  private Worker() {}

  /**
   * Registers a base model and methods, as a worker does when it starts: it chooses epochs by the
   * data, so that they have no default.
   */
  public static void register() {
    run(
        null,
        """
        insert into base_model (name, language, architecture, parameters, layers, hidden_size, max_tokens, pooling,
                                licence, source, sha256)
        values ('tiny-en', 'en', 'bert', 1000, 2, 8, 128, 'mean', 'MIT', 'made for tests', 'ab12')
        on conflict do nothing
        """);
    run(
        null,
        """
        insert into training_method (name, tasks, description, hyperparameters)
        values ('lora', '{single-label,multi-label,token,regression,joint}', 'Low-rank updates.', '[{"name":"epochs","type":"integer","min":1,"max":200,"default":null,"description":"Passes."},
                          {"name":"patience","type":"integer","min":1,"max":200,"default":null,"description":"Epochs without a better one."},
                          {"name":"maxTokens","type":"integer","min":8,"max":512,"default":128,"description":"Where texts are cut."},
                          {"name":"rank","type":"integer","min":1,"max":64,"default":8,"description":"Of updates."},
                          {"name":"learningRate","type":"number","min":1e-6,"max":0.1,"default":0.001,"description":"Step."},
                          {"name":"targets","type":"set","min":null,"max":null,"choices":["query","value"],"default":["query"],"description":"Linears."}]')
        on conflict do nothing
        """);
    run(
        null,
        "insert into training_method (name, tasks, hyperparameters) values ('few-shot', '{single-label}', '[]') on conflict do nothing");
    run(
        null,
        """
        insert into training_method (name, tasks, hyperparameters)
        values ('head', '{single-label}', '[{"name":"epochs","type":"integer","min":1,"max":200,"default":null,"description":"Passes."}]')
        on conflict do nothing
        """);
  }

  /**
   * Runs a statement as the worker, in the tenant when there is one; answers how many rows changed.
   */
  public static int run(
      @org.jspecify.annotations.Nullable UUID tenant, String sql, Object... parameters) {
    return run("worker", tenant, sql, parameters);
  }

  /** Runs a statement under a role. */
  public static int run(
      String role,
      @org.jspecify.annotations.Nullable UUID tenant,
      String sql,
      Object... parameters) {
    try (Connection connection = connect(role)) {
      connection.setAutoCommit(false);
      if (tenant != null) {
        try (PreparedStatement set =
            connection.prepareStatement("select set_config('app.tenant_id', ?, true)")) {
          set.setString(1, tenant.toString());
          set.execute();
        }
      }
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < parameters.length; i++) {
          statement.setObject(i + 1, parameters[i]);
        }
        int changed = statement.execute() ? 0 : statement.getUpdateCount();
        connection.commit();
        return changed;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A single value, read as the superuser, whom no policy stops. */
  public static String look(String sql, Object... parameters) {
    try (Connection connection = connect("superuser");
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (var rows = statement.executeQuery()) {
        rows.next();
        return String.valueOf(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How often a query of the API's in a tenant calls a function. */
  public static long callsByApi(UUID tenant, String function, String query) {
    try (Connection connection = connect("superuser");
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("set local track_functions = 'all'");
      statement.execute("set local role attune_api");
      statement.execute("set local app.tenant_id = '" + tenant + "'");
      statement.execute(query);
      statement.execute("reset role");
      try (PreparedStatement calls =
          connection.prepareStatement(
              "select coalesce(sum(calls), 0) from pg_stat_xact_user_functions"
                  + " where funcname = ?")) {
        calls.setString(1, function);
        try (var rows = calls.executeQuery()) {
          rows.next();
          return rows.getLong(1);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Has a data set as somebody has who changes it as a whole, until it is closed. */
  public static Connection holding(String dataset) throws SQLException {
    Connection connection = connect("superuser");
    try (PreparedStatement lock =
        connection.prepareStatement("select pg_advisory_lock(hashtextextended(?, 0))")) {
      lock.setString(1, "attune:dataset:" + dataset);
      lock.execute();
    }
    return connection;
  }

  /** The id of a tenant. */
  public static UUID tenantId(String slug) {
    return UUID.fromString(look("select id from tenant where slug = ?", slug));
  }

  /** A connection under a role, for who needs more than a statement. */
  public static Connection connect(String role) throws SQLException {
    return DriverManager.getConnection(
        ConfigProvider.getConfig().getValue("attune.test.jdbc.url." + role, String.class));
  }
}
