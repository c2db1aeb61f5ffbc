package dev.attune.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.worker.testing.Superuser;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Workers that are frozen or cut off in a transaction, as seen by those who go on. */
@QuarkusTest
class SilentWorkerTest {
  /** Sessions of these tests may be silent for a part only of what a worker's may. */
  private static final int PART = 20;

  @Inject Superuser superuser;
  @Inject QueueFixture queue;

  @ConfigProperty(name = "attune.test.jdbc.url.worker")
  String jdbcUrl;

  @ConfigProperty(name = "quarkus.datasource.jdbc.additional-jdbc-properties.options")
  Optional<String> options;

  @BeforeEach
  void oneJob() {
    superuser.clear();
    superuser.queuedRun(superuser.tenant(1));
  }

  @Test
  void a_silent_worker_loses_its_locks_before_its_lease() {
    long lease = QueueFixture.SETTINGS.lease().toSeconds();

    assertThat(setting("idle_in_transaction_session_timeout") / 1000)
        .isPositive()
        .isLessThan(lease);
    assertThat(
            setting("tcp_keepalives_idle")
                + setting("tcp_keepalives_interval") * setting("tcp_keepalives_count"))
        .isPositive()
        .isLessThan(lease);
  }

  @Test
  void a_job_whose_row_a_silent_worker_holds_is_taken_over() throws SQLException {
    Claim lost = queue.claim("a").orElseThrow();
    superuser.change("update job set lease_until = now() - interval '1 second'");
    try (Connection silent = session()) {
      run(silent, "select set_config('app.tenant_id', ?, true)", lost.tenantId().toString());
      run(silent, "select id from job where id = ? for update", lost.jobId());

      superuser.change(
          """
          do $$ begin
            perform set_config('lock_timeout', '15s', true);
            perform from job for update;
          end $$
          """);

      assertThat(queue.claim("b").orElseThrow().fence()).isGreaterThan(lost.fence());
    }
  }

  @Test
  void a_worker_that_falls_silent_while_it_claims_keeps_nobody_from_claiming() throws SQLException {
    try (Connection silent = session()) {
      run(silent, "select job_id from claim_job('a', '{train}', false, 30)");

      assertThat(queue.claim("b")).isPresent();
    }
  }

  /** A session as the worker's pool makes them, but sooner taken for dead, in a transaction. */
  private Connection session() throws SQLException {
    Properties properties = new Properties();
    options.ifPresent(given -> properties.setProperty("options", given));
    Connection session = DriverManager.getConnection(jdbcUrl, properties);
    run(
        session,
        """
        select set_config(name, (setting::int / ?)::text, false) from pg_settings
         where name = 'idle_in_transaction_session_timeout'
        """,
        PART);
    session.setAutoCommit(false);
    return session;
  }

  private static void run(Connection session, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = session.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    }
  }

  /** A setting of the pool's sessions, in its smallest unit. */
  private long setting(String name) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                ((Number)
                        queue
                            .entityManager
                            .createNativeQuery(
                                "select cast(setting as bigint) from pg_settings where name = ?1")
                            .setParameter(1, name)
                            .getSingleResult())
                    .longValue());
  }
}
