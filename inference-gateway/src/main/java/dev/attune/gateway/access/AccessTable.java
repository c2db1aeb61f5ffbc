package dev.attune.gateway.access;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The two questions about a caller that reach across tenants, each a function that answers one row.
 */
@ApplicationScoped
class AccessTable {
  private static final String KEY =
      """
      select tenant_id, slug, secret_hash, scopes, models, expires_at, revoked_at,
             requests_per_second, requests_per_minute, texts_per_second, texts_per_minute
        from api_key_by_id(?)
      """;
  private static final String MEMBERSHIP = "select tenant_id from membership_of(?, ?, ?)";

  private final AgroalDataSource dataSource;

  AccessTable(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  Optional<ApiKeyRow> key(String id) throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement = connection.prepareStatement(KEY)) {
      statement.setString(1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(key(row)) : Optional.empty();
      }
    }
  }

  /** The tenant of that slug, if the person is a member of it. */
  Optional<UUID> membership(String slug, String subject, @Nullable String verifiedEmail)
      throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement = connection.prepareStatement(MEMBERSHIP)) {
      statement.setString(1, slug);
      statement.setString(2, subject);
      statement.setString(3, verifiedEmail);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
      }
    }
  }

  private static ApiKeyRow key(ResultSet row) throws SQLException {
    return new ApiKeyRow(
        row.getObject("tenant_id", UUID.class),
        row.getString("slug"),
        row.getBytes("secret_hash"),
        strings(row.getArray("scopes")),
        strings(row.getArray("models")),
        instant(row, "expires_at"),
        instant(row, "revoked_at"),
        rates(row));
  }

  private static Rates rates(ResultSet row) throws SQLException {
    return new Rates(
        row.getObject("requests_per_second", Integer.class),
        row.getObject("requests_per_minute", Integer.class),
        row.getObject("texts_per_second", Integer.class),
        row.getObject("texts_per_minute", Integer.class));
  }

  private static Set<String> strings(Array array) throws SQLException {
    return Set.of((String[]) array.getArray());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
