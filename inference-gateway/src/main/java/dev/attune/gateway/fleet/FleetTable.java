package dev.attune.gateway.fleet;

import dev.attune.data.tenancy.Tenancy;
import dev.attune.gateway.models.ModelReport;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Running gateways, and how models stand on them. */
@ApplicationScoped
class FleetTable {
  // Only a row that was inserted, not updated, has no xmax.
  private static final String ALIVE =
      """
      insert into gateway (id) values (?)
      on conflict (id) do update set seen_at = now()
      returning xmax = 0
      """;
  private static final String FORGET =
      "delete from gateway where seen_at < now() - interval '1 hour'";
  private static final String GONE = "delete from gateway where id = ?";
  // Selecting from model leaves out what is no more.
  private static final String REPORT =
      """
      insert into gateway_model as g
        (gateway_id, model_id, revision, state, production, canary, shadow, reason)
      select ?, m.id, ?, ?, ?::int, ?::int, ?::int, ? from model m where m.id = ?
      on conflict (model_id, gateway_id) do update
        set revision = excluded.revision, state = excluded.state, production = excluded.production,
            canary = excluded.canary, shadow = excluded.shadow, reason = excluded.reason,
            reported_at = now()
      """;
  private static final String WITHDRAW =
      "delete from gateway_model where gateway_id = ? and model_id = ?";

  private final Tenancy tenancy;
  private final AgroalDataSource dataSource;

  FleetTable(Tenancy tenancy, AgroalDataSource dataSource) {
    this.tenancy = tenancy;
    this.dataSource = dataSource;
  }

  /**
   * Says that a gateway runs, and forgets those of which nothing was heard for long.
   *
   * @return whether it was not known, or forgotten: none of its reports is there
   */
  boolean alive(UUID gateway) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      boolean added = added(connection, gateway);
      update(connection, FORGET);
      return added;
    }
  }

  private static boolean added(Connection connection, UUID gateway) throws SQLException {
    try (var statement = connection.prepareStatement(ALIVE)) {
      statement.setObject(1, gateway);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** Takes a gateway and all its reports away. */
  void gone(UUID gateway) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      update(connection, GONE, gateway);
    }
  }

  /**
   * Writes what has changed of a tenant's models.
   *
   * @throws ReportNotWrittenException when the database does not take it
   */
  void write(UUID gateway, UUID tenantId, List<ModelReport> changed, Collection<UUID> withdrawn) {
    tenancy.inTransaction(
        tenantId,
        () -> {
          try (Connection connection = dataSource.getConnection()) {
            for (ModelReport report : changed) {
              update(
                  connection,
                  REPORT,
                  gateway,
                  report.revision(),
                  report.state().id(),
                  report.production(),
                  report.canary(),
                  report.shadow(),
                  report.reason(),
                  report.modelId());
            }
            for (UUID model : withdrawn) {
              update(connection, WITHDRAW, gateway, model);
            }
          } catch (SQLException e) {
            throw new ReportNotWrittenException(e);
          }
        });
  }

  private static void update(Connection connection, String sql, @Nullable Object... parameters)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    }
  }
}
