package dev.attune.local.testing;

import dev.attune.local.postgres.Databases;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/** An empty, migrated database of one test; closing it drops it. */
public final class TestDatabase implements AutoCloseable {
  private final StackDescription stack;
  private final String name;

  private TestDatabase(StackDescription stack, String name) {
    this.stack = stack;
    this.name = name;
  }

  /** Creates and migrates a database with a random name. */
  public static TestDatabase create() {
    StackDescription stack = CurrentStack.withPostgres();
    String name = "attune_test_" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    TestDatabase database = new TestDatabase(stack, name);
    database.databases().prepareAttune(name, stack.roles());
    return database;
  }

  public String name() {
    return name;
  }

  /** The JDBC URL without a user. */
  public String jdbcUrl() {
    return databases().jdbcUrl(name);
  }

  /** A JDBC URL that contains user and password. */
  public String jdbcUrl(DatabaseRole role) {
    return jdbcUrl() + "?user=" + role.user() + "&password=" + password(role);
  }

  public String password(DatabaseRole role) {
    return stack.password(role);
  }

  /** A connection of its own, not pooled. */
  public Connection connect(DatabaseRole role) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), role.user(), password(role));
  }

  @Override
  public void close() {
    databases().drop(name);
  }

  private Databases databases() {
    return new Databases(stack.postgresHost(), stack.password(DatabaseRole.SUPERUSER));
  }
}
