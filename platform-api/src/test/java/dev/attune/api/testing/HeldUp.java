package dev.attune.api.testing;

import io.restassured.response.Response;
import java.sql.Connection;
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
   * Runs statements as superuser, sends the request, and commits once a statement waits for them.
   *
   * @param waiting how the statement begins that is to wait, as a pattern of {@code like}
   * @return the request's answer
   */
  public static Response by(String waiting, Callable<Response> request, String... statements)
      throws Exception {
    try (Connection first = Worker.connect("superuser");
        ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
      first.setAutoCommit(false);
      for (String statement : statements) {
        execute(first, statement);
      }
      Future<Response> answer = other.submit(request);
      awaitWaiting(waiting);
      first.commit();
      return answer.get();
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
