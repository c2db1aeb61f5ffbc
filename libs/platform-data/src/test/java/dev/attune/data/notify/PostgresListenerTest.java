package dev.attune.data.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.data.notify.PostgresListener.Login;
import dev.attune.local.testing.DatabaseRole;
import dev.attune.local.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PostgresListenerTest {
  private static final long PATIENCE_SECONDS = 20;

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> connected = new LinkedBlockingQueue<>();

  @Test
  void hears_again_after_the_connection_was_lost() throws Exception {
    try (TestDatabase database = TestDatabase.create();
        Connection superuser = database.connect(DatabaseRole.SUPERUSER);
        PostgresListener listener = listen(database)) {
      assertThat(connected.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isNotNull();
      execute(superuser, "select pg_notify('attune_test', 'one')");
      assertThat(heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("one");

      execute(
          superuser,
          "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'attune_worker' and datname = current_database()");
      assertThat(connected.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
          .as("told to look again")
          .isNotNull();
      execute(superuser, "select pg_notify('attune_test', 'two')");
      assertThat(heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("two");
      assertThat(listener).isNotNull();
    }
  }

  private PostgresListener listen(TestDatabase database) {
    return new PostgresListener(
        new Login(
            database.jdbcUrl(), DatabaseRole.WORKER.user(), database.password(DatabaseRole.WORKER)),
        Map.of(
            "attune_test",
            payload -> {
              heard.add(payload);
              if (payload.equals("one")) {
                throw new IllegalStateException("a handler that fails must not end the listening");
              }
            }),
        () -> connected.add("connected"));
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
