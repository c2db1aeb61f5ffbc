package dev.attune.gateway.metering;

import dev.attune.data.tenancy.Tenancy;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/** Usage per model and day, added up under its tenant. */
@ApplicationScoped
class UsageTable {
  // Selecting from model leaves out what was counted for a model that is no more.
  private static final String ADD =
      """
      insert into usage_daily as u (model_id, day, requests, texts, tokens)
      select m.id, ?, ?, ?, ? from model m where m.id = ?
      on conflict (tenant_id, model_id, day) do update
        set requests = u.requests + excluded.requests,
            texts = u.texts + excluded.texts,
            tokens = u.tokens + excluded.tokens
      """;

  private final Tenancy tenancy;
  private final AgroalDataSource dataSource;

  UsageTable(Tenancy tenancy, AgroalDataSource dataSource) {
    this.tenancy = tenancy;
    this.dataSource = dataSource;
  }

  /**
   * Adds a batch in one transaction, and leaves that transaction's id in the batch, should its
   * outcome not become known.
   */
  void add(UsageBatch batch) {
    tenancy.inTransaction(
        batch.tenantId(),
        () -> {
          try (var connection = dataSource.getConnection()) {
            String transaction = one(connection, "select pg_current_xact_id()::text");
            insert(connection, batch);
            batch.triedIn(transaction);
          } catch (SQLException e) {
            throw new UsageNotWrittenException(e);
          }
        });
  }

  /** What became of an earlier transaction. */
  Outcome outcome(String transactionId) {
    try (var connection = dataSource.getConnection();
        var statement = connection.prepareStatement("select pg_xact_status(?::xid8)")) {
      statement.setString(1, transactionId);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return switch (row.getString(1)) {
          case "committed" -> Outcome.WRITTEN;
          case "in progress" -> Outcome.UNKNOWN;
          case null, default -> Outcome.NOT_WRITTEN;
        };
      }
    } catch (SQLException e) {
      return Outcome.UNKNOWN;
    }
  }

  private static void insert(Connection connection, UsageBatch batch) throws SQLException {
    try (var statement = connection.prepareStatement(ADD)) {
      for (Map.Entry<UsageKey, Usage> entry : batch.usage().entrySet()) {
        statement.setObject(1, entry.getKey().day());
        statement.setLong(2, entry.getValue().requests());
        statement.setLong(3, entry.getValue().texts());
        statement.setLong(4, entry.getValue().tokens());
        statement.setObject(5, entry.getKey().modelId());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static String one(Connection connection, String sql) throws SQLException {
    try (var statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }
}
