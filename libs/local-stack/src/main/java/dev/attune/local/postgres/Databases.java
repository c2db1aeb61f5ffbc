package dev.attune.local.postgres;

import dev.attune.local.LocalStackException;
import dev.attune.migrations.Migrations;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Creates roles and databases in a cluster, as its superuser; doing it again changes nothing. */
public final class Databases {
  private static final long BOOTSTRAP_LOCK = 0x617474756e65L;

  private final String host;
  private final String superuserPassword;

  /**
   * @param host host and port, such as {@code 127.0.0.1:54320}
   */
  public Databases(String host, String superuserPassword) {
    this.host = host;
    this.superuserPassword = superuserPassword;
  }

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://" + host + "/" + database;
  }

  /** Creates the roles of Attune where missing, sets their passwords, and creates the database. */
  public void prepareAttune(String database, AttuneRoles roles) {
    asSuperuser(
        statement -> {
          statement.execute(Migrations.rolesSql());
          for (Map.Entry<String, String> role : roles.passwords().entrySet()) {
            setPassword(statement, role.getKey(), role.getValue());
          }
          create(statement, database, AttuneRoles.OWNER);
        });
    migrate(database, roles.password(AttuneRoles.OWNER));
  }

  private void migrate(String database, String ownerPassword) {
    try {
      Migrations.migrate(jdbcUrl(database), AttuneRoles.OWNER, ownerPassword);
    } catch (RuntimeException e) {
      String reason = e.getMessage() == null ? e.toString() : e.getMessage();
      throw new LocalStackException(
          "The database could not be migrated: " + reason.lines().findFirst().orElse(""), e);
    }
  }

  /** Creates a database and a role of the same name that owns it. */
  public void prepareOwned(String name, String password) {
    asSuperuser(
        statement -> {
          if (!exists(statement, "pg_roles where rolname = '" + name + "'")) {
            statement.execute("create role " + name + " login");
          }
          setPassword(statement, name, password);
          create(statement, name, name);
        });
  }

  public void drop(String database) {
    asSuperuser(
        statement -> statement.execute("drop database if exists " + database + " with (force)"));
  }

  private static void create(Statement statement, String database, String owner)
      throws SQLException {
    if (!exists(statement, "pg_database where datname = '" + database + "'")) {
      statement.execute("create database " + database + " owner " + owner);
    }
    statement.execute("revoke connect on database " + database + " from public");
    if (owner.equals(AttuneRoles.OWNER)) {
      statement.execute(
          "grant connect on database "
              + database
              + " to attune_api, attune_worker, attune_gateway");
    }
  }

  private static void setPassword(Statement statement, String role, String password)
      throws SQLException {
    statement.execute("alter role " + role + " password " + statement.enquoteLiteral(password));
  }

  private static boolean exists(Statement statement, String from) throws SQLException {
    try (ResultSet found = statement.executeQuery("select 1 from " + from)) {
      return found.next();
    }
  }

  private void asSuperuser(Work work) {
    try (Connection connection =
            DriverManager.getConnection(jdbcUrl("postgres"), "postgres", superuserPassword);
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_lock(" + BOOTSTRAP_LOCK + ")");
      work.run(statement);
    } catch (SQLException e) {
      throw new LocalStackException("PostgreSQL refused: " + e.getMessage() + ".", e);
    }
  }

  @FunctionalInterface
  private interface Work {
    void run(Statement statement) throws SQLException;
  }
}
