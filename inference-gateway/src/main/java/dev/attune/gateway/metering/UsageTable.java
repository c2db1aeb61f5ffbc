package dev.attune.gateway.metering;

import dev.attune.data.tenancy.Tenancy;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Usage per model and day, added up under its tenant. */
@ApplicationScoped
class UsageTable {
  private static final String ADD =
      "select tenant_id, month, requests, texts, tokens from add_usage(?, ?, ?, ?, ?, ?)";

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
   * Adds batches of any tenants in one transaction, and leaves that transaction's id in them,
   * should its outcome not become known.
   *
   * @param beforeCommit is called when the batches know their transaction
   * @return what the months of each tenant hold then, all gateways together; of a tenant that is no
   *     more, nothing
   */
  Map<UUID, Map<YearMonth, Usage>> add(List<UsageBatch> batches, Runnable beforeCommit) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              try (var connection = dataSource.getConnection()) {
                String transaction = one(connection, "select pg_current_xact_id()::text");
                Map<UUID, Map<YearMonth, Usage>> totals = insert(connection, batches);
                batches.forEach(batch -> batch.triedIn(transaction));
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

  private static Map<UUID, Map<YearMonth, Usage>> insert(
      Connection connection, List<UsageBatch> batches) throws SQLException {
    List<UUID> tenants = new ArrayList<>();
    List<UsageKey> keys = new ArrayList<>();
    List<Usage> usage = new ArrayList<>();
    for (UsageBatch batch : batches) {
      batch
          .usage()
          .forEach(
              (key, part) -> {
                tenants.add(batch.tenantId());
                keys.add(key);
                usage.add(part);
              });
    }
    Map<UUID, Map<YearMonth, Usage>> totals = new HashMap<>();
    try (var statement = connection.prepareStatement(ADD)) {
      statement.setArray(1, array(connection, "uuid", tenants, Function.identity()));
      statement.setArray(2, array(connection, "uuid", keys, UsageKey::modelId));
      statement.setArray(3, array(connection, "date", keys, UsageKey::day));
      statement.setArray(4, array(connection, "bigint", usage, Usage::requests));
      statement.setArray(5, array(connection, "bigint", usage, Usage::texts));
      statement.setArray(6, array(connection, "bigint", usage, Usage::tokens));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          totals
              .computeIfAbsent(row.getObject(1, UUID.class), absent -> new HashMap<>())
              .put(YearMonth.from(row.getObject(2, LocalDate.class)), usage(row, 3));
        }
      }
    }
    return totals;
  }

  private static <T> Array array(
      Connection connection, String type, List<T> rows, Function<T, ?> value) throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(value).toArray());
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
