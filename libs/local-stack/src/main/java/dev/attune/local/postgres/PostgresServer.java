package dev.attune.local.postgres;

import dev.attune.local.LocalStackException;
import dev.attune.local.process.Readiness;
import dev.attune.local.process.RunningServer;
import dev.attune.local.process.Termination;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** A running PostgreSQL server that listens on 127.0.0.1 only. */
public final class PostgresServer implements RunningServer {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration FAST_SHUTDOWN = Duration.ofSeconds(30);

  private final PostgresSettings settings;
  private final Process process;

  private PostgresServer(PostgresSettings settings, Process process) {
    this.settings = settings;
    this.process = process;
  }

  /**
   * Starts the server and returns once it answers queries. What a killed server left half-written
   * is recovered first; a server that still runs on the same files is stopped first.
   */
  public static PostgresServer start(PostgresBinaries binaries, PostgresSettings settings) {
    DataDirectory data = new DataDirectory(settings.dataDirectory());
    if (!data.exists()) {
      data.create(binaries, settings.superuserPassword(), settings.durable());
    }
    data.release();
    PostgresServer server = new PostgresServer(settings, launch(binaries, settings));
    server.awaitReady();
    return server;
  }

  /** Stops whatever some other process left running on these files. */
  public static void stopOrphan(Path dataDirectory) {
    DataDirectory data = new DataDirectory(dataDirectory);
    if (data.exists()) {
      data.release();
    }
  }

  private static Process launch(PostgresBinaries binaries, PostgresSettings settings) {
    String fsync = settings.durable() ? "on" : "off";
    List<String> command =
        OrdinaryUser.command(
            List.of(
                binaries.program("postgres").toString(),
                "-D",
                settings.dataDirectory().toString(),
                "-p",
                Integer.toString(settings.port()),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=200",
                "-c",
                "shared_buffers=64MB",
                "-c",
                "fsync=" + fsync,
                "-c",
                "full_page_writes=" + fsync,
                "-c",
                "synchronous_commit=" + fsync));
    ProcessBuilder builder =
        new ProcessBuilder(settings.lifetime().apply(command))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(settings.log().toFile()));
    builder.environment().put("LC_ALL", "C");
    try {
      Files.createDirectories(settings.log().toAbsolutePath().getParent());
      return builder.start();
    } catch (IOException e) {
      throw new LocalStackException("Could not start PostgreSQL: " + e.getMessage() + ".", e);
    }
  }

  private void awaitReady() {
    Readiness.await(this, "PostgreSQL", settings.log(), START_LIMIT, this::answers);
  }

  private boolean answers() {
    try (Connection connection = connect("postgres")) {
      return connection.isValid(5);
    } catch (SQLException notYet) {
      return false;
    }
  }

  /** A connection as superuser. */
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(database), "postgres", settings.superuserPassword());
  }

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + settings.port() + "/" + database;
  }

  public int port() {
    return settings.port();
  }

  @Override
  public Process process() {
    return process;
  }

  /** Ends sessions, writes a checkpoint and stops (PostgreSQL calls it a fast shutdown). */
  @Override
  public void close() {
    new DataDirectory(settings.dataDirectory())
        .postmaster()
        .ifPresent(postmaster -> Termination.stop(postmaster, "INT", FAST_SHUTDOWN));
    Termination.stop(process.toHandle(), FAST_SHUTDOWN);
  }
}
