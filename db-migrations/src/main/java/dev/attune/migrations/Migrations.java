package dev.attune.migrations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * Brings a database to the newest schema. Runs as the owner role, which no service has; run as a
 * program it takes {@code ATTUNE_MIGRATIONS_JDBC_URL}, {@code ATTUNE_MIGRATIONS_USERNAME} and
 * {@code ATTUNE_MIGRATIONS_PASSWORD} from the environment.
 */
public final class Migrations {
  private static final String ROLES = "/db/bootstrap/roles.sql";

  private Migrations() {}

  /** Applies what is missing and returns how many migrations that were. */
  public static int migrate(String jdbcUrl, String ownerUser, String ownerPassword) {
    return Flyway.configure()
        .dataSource(jdbcUrl, ownerUser, ownerPassword)
        .locations("classpath:db/migration")
        .load()
        .migrate()
        .migrationsExecuted;
  }

  /**
   * The SQL that a superuser runs once per cluster, before the first migration: it creates the
   * roles.
   */
  public static String rolesSql() {
    try (InputStream sql = Migrations.class.getResourceAsStream(ROLES)) {
      if (sql == null) {
        throw new IllegalStateException(ROLES + " is missing from the class path");
      }
      return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Migrates the database that the environment names. */
  public static void main(String[] args) {
    migrate(
        required("ATTUNE_MIGRATIONS_JDBC_URL"),
        required("ATTUNE_MIGRATIONS_USERNAME"),
        required("ATTUNE_MIGRATIONS_PASSWORD"));
  }

  private static String required(String name) {
    Map<String, String> environment = System.getenv();
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("Set " + name + " to run the migrations.");
    }
    return value;
  }
}
