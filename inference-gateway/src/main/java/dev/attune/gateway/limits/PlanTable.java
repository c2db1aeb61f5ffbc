package dev.attune.gateway.limits;

import dev.attune.data.tenancy.Tenancy;
import dev.attune.gateway.access.Rates;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** What tenants are granted, as rows. */
@ApplicationScoped
class PlanTable {
  private static final String PLAN =
      """
      select requests_per_second, requests_per_minute, texts_per_second, texts_per_minute,
             monthly_texts, monthly_tokens
        from tenant_limits
      """;

  private final Tenancy tenancy;
  private final AgroalDataSource dataSource;

  PlanTable(Tenancy tenancy, AgroalDataSource dataSource) {
    this.tenancy = tenancy;
    this.dataSource = dataSource;
  }

  /** The tenant's; without limits where the operator has set none. */
  Plan of(UUID tenantId) {
    return tenancy.inTransaction(
        tenantId,
        () -> {
          try (var connection = dataSource.getConnection();
              var statement = connection.prepareStatement(PLAN);
              ResultSet row = statement.executeQuery()) {
            return row.next() ? plan(row) : Plan.UNLIMITED;
          } catch (SQLException e) {
            throw new IllegalStateException("A tenant's limits cannot be read.", e);
          }
        });
  }

  private static Plan plan(ResultSet row) throws SQLException {
    return new Plan(
        new Rates(
            row.getObject("requests_per_second", Integer.class),
            row.getObject("requests_per_minute", Integer.class),
            row.getObject("texts_per_second", Integer.class),
            row.getObject("texts_per_minute", Integer.class)),
        row.getObject("monthly_texts", Long.class),
        row.getObject("monthly_tokens", Long.class));
  }
}
