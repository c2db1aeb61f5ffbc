package dev.attune.gateway.idempotency;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Requests with a key, as rows; all but {@link #forgetExpired} need a transaction of the tenant.
 */
@ApplicationScoped
class RequestTable {
  // A key is free when its time is over, and when whoever claimed it has not been heard of.
  private static final String CLAIM =
      """
      insert into idempotent_request as r (key_digest, request_digest, claim, claimed_until, expires_at)
      values (?, ?, ?, now() + make_interval(secs => ?), now() + make_interval(secs => ?))
      on conflict (tenant_id, key_digest) do update
        set request_digest = excluded.request_digest, claim = excluded.claim,
            claimed_until = excluded.claimed_until, expires_at = excluded.expires_at,
            created_at = now(), status = null, answer = null
        where r.expires_at <= now() or (r.answer is null and r.claimed_until <= now())
      """;
  private static final String KEPT =
      "select request_digest, coalesce(status, 0) as status, answer from idempotent_request where key_digest = ?";
  private static final String FINISH =
      "update idempotent_request set status = ?, answer = ? where key_digest = ? and claim = ?";
  private static final String RELEASE =
      "delete from idempotent_request where key_digest = ? and claim = ? and answer is null";
  private static final String FORGET = "select forget_expired_requests(?)";

  private final AgroalDataSource dataSource;

  RequestTable(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Takes a key that is free; whether it was. */
  boolean claim(
      byte[] keyDigest, byte[] requestDigest, UUID claim, Duration claimFor, Duration keepFor)
      throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement = connection.prepareStatement(CLAIM)) {
      statement.setBytes(1, keyDigest);
      statement.setBytes(2, requestDigest);
      statement.setObject(3, claim);
      statement.setDouble(4, claimFor.toMillis() / 1000.0);
      statement.setDouble(5, keepFor.toMillis() / 1000.0);
      return statement.executeUpdate() == 1;
    }
  }

  /** What stands at a key. */
  Optional<Claim.Kept> kept(byte[] keyDigest) throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement = connection.prepareStatement(KEPT)) {
      statement.setBytes(1, keyDigest);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Claim.Kept(
                    row.getBytes("request_digest"), row.getInt("status"), row.getBytes("answer")))
            : Optional.empty();
      }
    }
  }

  /** Keeps an answer, if the key is still the claim's. */
  void finish(byte[] keyDigest, UUID claim, int status, byte[] answer) throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement = connection.prepareStatement(FINISH)) {
      statement.setInt(1, status);
      statement.setBytes(2, answer);
      statement.setBytes(3, keyDigest);
      statement.setObject(4, claim);
      statement.executeUpdate();
    }
  }

  /** Frees a key of a request that came to nothing. */
  void release(byte[] keyDigest, UUID claim) throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement = connection.prepareStatement(RELEASE)) {
      statement.setBytes(1, keyDigest);
      statement.setObject(2, claim);
      statement.executeUpdate();
    }
  }

  /** Deletes rows of all tenants whose time is over, up to a number; how many. */
  int forgetExpired(int limit) throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement = connection.prepareStatement(FORGET)) {
      statement.setInt(1, limit);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
