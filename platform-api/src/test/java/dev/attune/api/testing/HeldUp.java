package dev.attune.api.testing;

import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;

/** Has a request wait for a transaction that began before it, and end after that. */
public final class HeldUp {
  private HeldUp() {}

  /**
   * Runs statements as superuser, sends the request, and commits once something waits for them.
   *
   * @return the request's answer
   */
  public static Response by(Callable<Response> request, String... statements) throws Exception {
    try (Connection first = Worker.connect("superuser");
        ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
      first.setAutoCommit(false);
      for (String statement : statements) {
        execute(first, statement);
      }
      Future<Response> answer = other.submit(request);
      Awaitility.await().until(() -> isWaitedFor(first));
      first.commit();
      return answer.get();
    }
  }

  private static boolean isWaitedFor(Connection first) throws SQLException {
    try (Statement statement = first.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select exists (select from pg_stat_activity where pg_backend_pid() = any (pg_blocking_pids(pid)))")) {
      rows.next();
      return rows.getBoolean(1);
    }
  }

  /** Waits until a statement waits for somebody's lock. */
  public static void awaitWaiting(String query) {
    Awaitility.await()
        .until(
            () ->
                Worker.look(
                        """
                        select count(*) from pg_stat_activity
                         where wait_event_type = 'Lock' and query like ?
                        """,
                        query)
                    .equals("1"));
  }

  /** Runs a statement. */
  public static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
