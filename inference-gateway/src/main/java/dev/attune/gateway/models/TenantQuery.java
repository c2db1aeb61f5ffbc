package dev.attune.gateway.models;

import dev.attune.data.tenancy.Tenancy;
import dev.attune.gateway.problems.DatabaseUnavailableException;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Runs a query in a transaction of a tenant; row-level security shows it that tenant's rows only.
 */
@ApplicationScoped
class TenantQuery {
  private static final Logger LOG = Logger.getLogger(TenantQuery.class);

  /** Sets a statement's parameters. */
  interface Binder {
    void bind(PreparedStatement statement) throws SQLException;
  }

  /** Reads one row. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final Tenancy tenancy;
  private final AgroalDataSource dataSource;

  TenantQuery(Tenancy tenancy, AgroalDataSource dataSource) {
    this.tenancy = tenancy;
    this.dataSource = dataSource;
  }

  /**
   * The rows of a query.
   *
   * @throws DatabaseUnavailableException when the database does not answer it
   */
  <T> List<T> rows(UUID tenantId, String sql, Binder binder, RowReader<T> reader) {
    try {
      return tenancy.inTransaction(tenantId, () -> rows(sql, binder, reader));
    } catch (QuarkusTransactionException | IllegalStateException e) {
      LOG.warnf("A query on models failed (%s).", e.getClass().getSimpleName());
      throw new DatabaseUnavailableException();
    }
  }

  private <T> List<T> rows(String sql, Binder binder, RowReader<T> reader) {
    try (var connection = dataSource.getConnection();
        var statement = connection.prepareStatement(sql)) {
      binder.bind(statement);
      List<T> rows = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          rows.add(reader.read(row));
        }
      }
      return rows;
    } catch (SQLException e) {
      LOG.warnf("A query on models failed (SQL state %s).", e.getSQLState());
      throw new DatabaseUnavailableException();
    }
  }
}
