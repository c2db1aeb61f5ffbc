package dev.attune.data.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attune.data.notify.PostgresListener.Login;
import dev.attune.local.testing.DatabaseRole;
import dev.attune.local.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class PostgresListenerTest {
  private static final long PATIENCE_SECONDS = 20;

  private final Hearing hearing = new Hearing();
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

  @Test
  void an_outage_is_logged_once_and_so_is_its_end() throws Exception {
    var logger = Logger.getLogger(PostgresListener.class.getName());
    var recorder = new Recorder();
    logger.addHandler(recorder);
    try (TestDatabase database = TestDatabase.create();
        Turnstile turnstile = Turnstile.before(database.jdbcUrl());
        PostgresListener listener = listen(database, turnstile.jdbcUrl())) {
      assertThat(connected.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isNotNull();
      turnstile.close(3);
      assertThat(connected.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isNotNull();
      assertThat(turnstile.turnedAway()).isEqualTo(3);
      assertThat(recorder.levels()).containsExactly(Level.WARNING.getName(), Level.INFO.getName());
      assertThat(listener).isNotNull();
    } finally {
      logger.removeHandler(recorder);
    }
  }

  @Test
  void hearing_is_uninterrupted_until_the_connection_is_lost_and_then_begins_anew()
      throws Exception {
    Duration moment = Duration.ofSeconds(PATIENCE_SECONDS);
    try (TestDatabase database = TestDatabase.create();
        Connection superuser = database.connect(DatabaseRole.SUPERUSER);
        PostgresListener listener = listen(database)) {
      assertThat(connected.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isNotNull();
      long first = hearing.session();
      assertThat(hearing.uninterrupted(first, moment)).isTrue();
      Instant began = Instant.now();
      await()
          .until(
              () ->
                  hearing.uninterrupted(
                      first, Duration.between(began, Instant.now()).dividedBy(2)));
      assertThat(hearing.uninterrupted(Hearing.DEAF, moment)).isFalse();
      Hearing.Mark before = hearing.mark();
      assertThat(before.session()).isEqualTo(first);
      assertThat(hearing.quietSince(before)).isTrue();
      execute(superuser, "select pg_notify('attune_test', 'two')");
      assertThat(heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("two");
      assertThat(hearing.quietSince(before)).isFalse();

      execute(
          superuser,
          "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'attune_worker' and datname = current_database()");
      assertThat(connected.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isNotNull();
      assertThat(hearing.uninterrupted(first, moment)).isFalse();
      assertThat(hearing.uninterrupted(hearing.session(), moment)).isTrue();
      assertThat(listener).isNotNull();
    }
    assertThat(hearing.session()).isEqualTo(Hearing.DEAF);
  }

  private PostgresListener listen(TestDatabase database) {
    return listen(database, database.jdbcUrl());
  }

  private PostgresListener listen(TestDatabase database, String jdbcUrl) {
    return new PostgresListener(
        new Login(jdbcUrl, DatabaseRole.WORKER.user(), database.password(DatabaseRole.WORKER)),
        Map.of(
            "attune_test",
            payload -> {
              heard.add(payload);
              if (payload.equals("one")) {
                throw new IllegalStateException("a handler that fails must not end the listening");
              }
            }),
        () -> connected.add("connected"),
        hearing);
  }

  /** Keeps the levels of what is logged. */
  private static final class Recorder extends Handler {
    private final BlockingQueue<String> levels = new LinkedBlockingQueue<>();

    List<String> levels() {
      // The log manager of the services calls it WARN.
      return levels.stream().map(level -> level.equals("WARN") ? "WARNING" : level).toList();
    }

    @Override
    public void publish(LogRecord entry) {
      levels.add(entry.getLevel().getName());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
