package dev.attune.api.testing;

import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Has a request meet a rename that began before it and ends while it waits: the data set's lock is
 * taken, the request is sent, and once it waits for the lock the task changes and the lock is let
 * go.
 */
public record RenamedMeanwhile(String dataset, String name, String to) {
  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended('attune:dataset:' || ?, 0))";
  private static final String WAITING =
      """
      select exists (select from pg_locks w join pg_locks h using (locktype, database, classid, objid, objsubid)
                      where w.locktype = 'advisory' and not w.granted and h.granted and h.pid = pg_backend_pid())
      """;

  /** The request's answer. */
  public Response during(Callable<Response> request) throws Exception {
    try (Connection renaming =
            DriverManager.getConnection(
                ConfigProvider.getConfig()
                    .getValue("attune.test.jdbc.url.superuser", String.class));
        ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
      renaming.setAutoCommit(false);
      execute(renaming, LOCK, dataset);
      Future<Response> answer = other.submit(request);
      Awaitility.await().until(() -> waits(renaming));
      execute(
          renaming,
          "update dataset set task = replace(task::text, ?, ?)::jsonb where id = ?::uuid",
          name,
          to,
          dataset);
      renaming.commit();
      return answer.get();
    }
  }

  private static boolean waits(Connection renaming) throws SQLException {
    try (PreparedStatement statement = renaming.prepareStatement(WAITING);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getBoolean(1);
    }
  }

  private static void execute(Connection connection, String sql, String... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      statement.execute();
    }
  }
}
