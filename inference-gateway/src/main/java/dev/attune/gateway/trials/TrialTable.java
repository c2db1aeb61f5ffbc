package dev.attune.gateway.trials;

import dev.attune.data.tenancy.Tenancy;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Counts of trials, added up under their tenant. */
@ApplicationScoped
class TrialTable {
  // Selecting from model leaves out what was counted for a model that is no more.
  private static final String ADD =
      """
      insert into trial_count as c
        (model_id, trial, baseline, candidate, day, output, measure, bin, n)
      select m.id, ?, ?, ?, ?, ?, ?, ?, ? from model m where m.id = ?
      on conflict (tenant_id, model_id, trial, baseline, candidate, day, output, measure, bin)
      do update set n = c.n + excluded.n
      """;

  private final Tenancy tenancy;
  private final AgroalDataSource dataSource;

  TrialTable(Tenancy tenancy, AgroalDataSource dataSource) {
    this.tenancy = tenancy;
    this.dataSource = dataSource;
  }

  /**
   * Adds a batch in one transaction, and leaves that transaction's id in the batch, should its
   * outcome not become known.
   */
  void add(TrialBatch batch) {
    tenancy.inTransaction(
        batch.tenantId(),
        () -> {
          try (Connection connection = dataSource.getConnection()) {
            String transaction = transaction(connection);
            insert(connection, batch);
            batch.triedIn(transaction);
          } catch (SQLException e) {
            throw new CountsNotWrittenException(e);
          }
        });
  }

  /** Whether an earlier transaction was committed: true, false, or not known yet. */
  Fate fate(String transactionId) {
    try (var connection = dataSource.getConnection();
        var statement = connection.prepareStatement("select pg_xact_status(?::xid8)")) {
      statement.setString(1, transactionId);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return switch (row.getString(1)) {
          case "committed" -> Fate.WRITTEN;
          case "in progress" -> Fate.UNKNOWN;
          case null, default -> Fate.NOT_WRITTEN;
        };
      }
    } catch (SQLException e) {
      return Fate.UNKNOWN;
    }
  }

  /** What became of a transaction. */
  enum Fate {
    WRITTEN,
    NOT_WRITTEN,
    UNKNOWN
  }

  /** In one order everywhere, so that gateways that add to the same rows never wait in a circle. */
  private static void insert(Connection connection, TrialBatch batch) throws SQLException {
    List<Map.Entry<TrialBatch.Place, Long>> ordered =
        batch.counts().entrySet().stream()
            .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
            .toList();
    try (var statement = connection.prepareStatement(ADD)) {
      for (Map.Entry<TrialBatch.Place, Long> entry : ordered) {
        TrialBatch.Place place = entry.getKey();
        statement.setString(1, place.trial().kind().id());
        statement.setInt(2, place.trial().baseline());
        statement.setInt(3, place.trial().candidate());
        statement.setObject(4, place.day());
        statement.setString(5, place.cell().output());
        statement.setString(6, place.cell().measure());
        statement.setString(7, place.cell().bin());
        statement.setLong(8, entry.getValue());
        statement.setObject(9, place.trial().modelId());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static String transaction(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement("select pg_current_xact_id()::text");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }
}
