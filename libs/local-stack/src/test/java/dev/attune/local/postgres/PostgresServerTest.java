package dev.attune.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.local.CacheDirectory;
import dev.attune.local.process.Lifetime;
import dev.attune.local.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
  private static final String PASSWORD = "not-a-secret";
  private static final PostgresBinaries BINARIES = PostgresBinaries.unpack(CacheDirectory.ofUser());

  @TempDir private Path directory;

  @Test
  void what_was_committed_survives_stop_and_start() throws SQLException {
    try (PostgresServer server = start()) {
      write(server, "kept");
    }
    try (PostgresServer server = start()) {
      assertThat(read(server)).isEqualTo("kept");
    }
  }

  @Test
  void what_was_committed_survives_kill_9() throws SQLException, InterruptedException {
    try (PostgresServer server = start(Lifetime.DETACHED, true)) {
      write(server, "kept");
      server.process().destroyForcibly().waitFor();
      try (PostgresServer next = start()) {
        assertThat(read(next)).isEqualTo("kept");
      }
    }
  }

  @Test
  void a_server_that_a_dead_launcher_left_behind_is_replaced() throws SQLException {
    try (PostgresServer orphan = start()) {
      write(orphan, "kept");
      try (PostgresServer next = start()) {
        assertThatThrownBy(() -> read(orphan)).isInstanceOf(SQLException.class);
        assertThat(read(next)).isEqualTo("kept");
      }
    }
  }

  @Test
  void a_stranger_with_the_number_of_a_dead_server_is_left_alone()
      throws SQLException, IOException, InterruptedException {
    start().close();
    Process stranger = new ProcessBuilder("sleep", "60").start();
    try {
      Files.writeString(
          data().resolve("postmaster.pid"),
          stranger.pid() + "\n" + data() + "\n" + Instant.now().getEpochSecond() + "\n1\n\n\n");
      try (PostgresServer server = start()) {
        assertThat(server.connect("postgres").isValid(5)).isTrue();
        assertThat(stranger.waitFor(200, TimeUnit.MILLISECONDS)).isFalse();
      }
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void nobody_gets_in_without_the_password() {
    try (PostgresServer server = start()) {
      assertThatThrownBy(
              () -> DriverManager.getConnection(server.jdbcUrl("postgres"), "postgres", "guessed"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void a_durable_server_syncs_its_writes() throws SQLException {
    try (PostgresServer server = start(Lifetime.THIS_JVM, true);
        Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet setting = statement.executeQuery("show fsync")) {
      setting.next();
      assertThat(setting.getString(1)).isEqualTo("on");
    }
  }

  private PostgresServer start() {
    return start(Lifetime.THIS_JVM, false);
  }

  private PostgresServer start(Lifetime lifetime, boolean durable) {
    return PostgresServer.start(
        BINARIES,
        new PostgresSettings(
            data(),
            Ports.pickFree(),
            PASSWORD,
            durable,
            lifetime,
            directory.resolve("postgresql.log")));
  }

  private Path data() {
    return directory.resolve("data");
  }

  private static void write(PostgresServer server, String text) throws SQLException {
    try (Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("create table note (text text)");
      statement.execute("insert into note values (" + statement.enquoteLiteral(text) + ")");
    }
  }

  private static String read(PostgresServer server) throws SQLException {
    try (Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("select text from note")) {
      found.next();
      return found.getString(1);
    }
  }
}
