package dev.attune.api.examples;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/** Reads Parquet with code that is none of ours. */
final class DuckDb {
  private DuckDb() {}

  /** A database in memory. Asked for directly: the tests of Quarkus see other drivers. */
  static Connection open() throws SQLException {
    return new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
  }
}
