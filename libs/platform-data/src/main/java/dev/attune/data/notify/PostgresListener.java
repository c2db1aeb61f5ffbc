package dev.attune.data.notify;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Listens on channels over a connection of its own and survives the database going away. Handlers
 * run one after the other on the listening thread and must be quick. After every connect, the first
 * included, {@code onConnected} runs: whatever was notified meanwhile is lost, so it must look at
 * the tables again. Every {@link #POLL} a question to the database proves that nothing was missed;
 * the {@link Hearing} knows. An outage is logged when it begins and when it ends.
 */
public final class PostgresListener implements AutoCloseable {
  /** How to reach the database. */
  public record Login(String jdbcUrl, String username, String password) {}

  private static final Logger LOG = Logger.getLogger(PostgresListener.class);
  private static final String CONNECTION_FAILURE = "08006";
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration RECONNECT = Duration.ofMillis(500);
  private static final Duration REPLY = Duration.ofSeconds(5);

  private final Login login;
  private final Map<String, Consumer<String>> handlers;
  private final Runnable onConnected;
  private final Hearing hearing;
  private final Thread thread;
  private final CountDownLatch closed = new CountDownLatch(1);
  private boolean interrupted; // the listening thread's own

  /**
   * Starts listening at once, on a daemon thread.
   *
   * @param handlers what to do with the payload of a notification, by channel
   */
  public PostgresListener(
      Login login, Map<String, Consumer<String>> handlers, Runnable onConnected) {
    this(login, handlers, onConnected, new Hearing());
  }

  /**
   * Starts listening at once, on a daemon thread.
   *
   * @param handlers what to do with the payload of a notification, by channel
   * @param hearing told while every notification is heard
   */
  public PostgresListener(
      Login login, Map<String, Consumer<String>> handlers, Runnable onConnected, Hearing hearing) {
    this.login = login;
    this.handlers = Map.copyOf(handlers);
    this.onConnected = onConnected;
    this.hearing = hearing;
    this.thread = Thread.ofPlatform().daemon().name("postgres-listener").unstarted(this::listen);
    this.thread.start();
  }

  private void listen() {
    while (!isClosed()) {
      try (Connection connection =
          DriverManager.getConnection(login.jdbcUrl(), login.username(), login.password())) {
        subscribe(connection);
        hearing.began();
        connected();
        guarded("resynchronising", onConnected);
        dispatch(connection);
      } catch (SQLException e) {
        hearing.ended();
        if (!isClosed()) {
          disconnected(e);
          pause();
        }
      }
    }
    hearing.ended();
  }

  private void connected() {
    if (interrupted) {
      interrupted = false;
      LOG.info("The database is back: listening for notifications again.");
    }
  }

  private void disconnected(SQLException e) {
    if (!interrupted) {
      interrupted = true;
      LOG.warnf(
          "Listening for database notifications was interrupted (SQL state %s); reconnecting until"
              + " the database is back.",
          e.getSQLState());
    }
  }

  private void subscribe(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (String channel : handlers.keySet()) {
        statement.execute("listen \"" + channel.replace("\"", "\"\"") + "\"");
      }
    }
  }

  private void dispatch(Connection connection) throws SQLException {
    PGConnection notifications = connection.unwrap(PGConnection.class);
    while (!isClosed()) {
      long asked = System.nanoTime();
      if (!connection.isValid((int) REPLY.toSeconds())) {
        throw new SQLException("The database does not reply.", CONNECTION_FAILURE);
      }
      // What was notified before the question came before its reply.
      handle(notifications.getNotifications());
      hearing.proven(asked);
      handle(notifications.getNotifications((int) POLL.toMillis()));
    }
  }

  private void handle(PGNotification @Nullable [] notifications) {
    for (PGNotification notification :
        notifications == null ? new PGNotification[0] : notifications) {
      hearing.told();
      Consumer<String> handler = handlers.get(notification.getName());
      if (handler != null) {
        guarded(notification.getName(), () -> handler.accept(notification.getParameter()));
      }
    }
  }

  private static void guarded(String what, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.errorf(e, "A notification handler failed (%s).", what);
    }
  }

  private void pause() {
    try {
      if (closed.await(RECONNECT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("Closed while waiting to reconnect.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed.countDown();
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join(Duration.ofSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
