package dev.attune.gateway.metering;

import dev.attune.data.tenancy.Tenancy;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

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

  // Selecting from tenant leaves out a tenant that is no more.
  private static final String ADD_TO_MONTH =
      """
      insert into usage_monthly as u (month, requests, texts, tokens)
      select ?, ?, ?, ? from tenant t where t.id = app_tenant()
      on conflict (tenant_id, month) do update
        set requests = u.requests + excluded.requests,
            texts = u.texts + excluded.texts,
            tokens = u.tokens + excluded.tokens
      returning requests, texts, tokens
      """;
  private static final String MONTH =
      "select requests, texts, tokens from usage_monthly where month = ?";
  private static final String BY_MODEL =
      """
      select model_id, sum(requests)::bigint, sum(texts)::bigint, sum(tokens)::bigint
        from usage_daily where day >= ? and day < ? and model_id = any (?) group by model_id
      """;

  private static final String INVALID_PARAMETER = "22023";

  private final Tenancy tenancy;
  private final AgroalDataSource dataSource;

  UsageTable(Tenancy tenancy, AgroalDataSource dataSource) {
    this.tenancy = tenancy;
    this.dataSource = dataSource;
  }

  /**
   * Adds a batch in one transaction, and leaves that transaction's id in the batch, should its
   * outcome not become known.
   *
   * @param beforeCommit is called when the batch knows its transaction
   * @return what the tenant's months hold then, all gateways together
   */
  Map<YearMonth, Usage> add(UsageBatch batch, Runnable beforeCommit) {
    return tenancy.inTransaction(
        batch.tenantId(),
        () -> {
          try (var connection = dataSource.getConnection()) {
            String transaction = one(connection, "select pg_current_xact_id()::text");
            insert(connection, batch);
            Map<YearMonth, Usage> totals = addToMonths(connection, batch);
            batch.triedIn(transaction);
            beforeCommit.run();
            return totals;
          } catch (SQLException e) {
            throw new UsageNotWrittenException(e);
          }
        });
  }

  /** What a tenant's month holds, as far as gateways have written it. */
  Usage month(UUID tenantId, YearMonth month) {
    return tenancy.inTransaction(
        tenantId,
        () -> {
          try (var connection = dataSource.getConnection();
              var statement = connection.prepareStatement(MONTH)) {
            statement.setObject(1, month.atDay(1));
            try (ResultSet row = statement.executeQuery()) {
              return row.next() ? usage(row, 1) : Usage.NONE;
            }
          } catch (SQLException e) {
            throw new IllegalStateException("The usage of a month cannot be read.", e);
          }
        });
  }

  /** What a month's usage by model is; models that were not asked are not there. */
  Map<UUID, Usage> byModel(UUID tenantId, YearMonth month, Collection<UUID> modelIds) {
    return tenancy.inTransaction(
        tenantId,
        () -> {
          try (var connection = dataSource.getConnection();
              var statement = connection.prepareStatement(BY_MODEL)) {
            statement.setObject(1, month.atDay(1));
            statement.setObject(2, month.plusMonths(1).atDay(1));
            statement.setArray(3, connection.createArrayOf("uuid", modelIds.toArray()));
            Map<UUID, Usage> found = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                found.put(row.getObject(1, UUID.class), usage(row, 2));
              }
            }
            return found;
          } catch (SQLException e) {
            throw new IllegalStateException("The usage by model cannot be read.", e);
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
          case "in progress" -> Outcome.IN_PROGRESS;
          case null, default -> Outcome.NOT_WRITTEN;
        };
      }
    } catch (SQLException e) {
      // Of a transaction that is yet to come: the database is another one than it was.
      return INVALID_PARAMETER.equals(e.getSQLState()) ? Outcome.NOT_WRITTEN : Outcome.UNKNOWN;
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

  private static Map<YearMonth, Usage> addToMonths(Connection connection, UsageBatch batch)
      throws SQLException {
    Map<YearMonth, Usage> totals = new HashMap<>();
    try (var statement = connection.prepareStatement(ADD_TO_MONTH)) {
      for (Map.Entry<YearMonth, Usage> entry : batch.months().entrySet()) {
        statement.setObject(1, entry.getKey().atDay(1));
        statement.setLong(2, entry.getValue().requests());
        statement.setLong(3, entry.getValue().texts());
        statement.setLong(4, entry.getValue().tokens());
        try (ResultSet row = statement.executeQuery()) {
          totals.put(entry.getKey(), row.next() ? usage(row, 1) : Usage.NONE);
        }
      }
    }
    return totals;
  }

  private static Usage usage(ResultSet row, int first) throws SQLException {
    return new Usage(row.getLong(first), row.getLong(first + 1), row.getLong(first + 2));
  }

  private static String one(Connection connection, String sql) throws SQLException {
    try (var statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }
}
