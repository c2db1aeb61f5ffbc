package dev.attune.api.examples;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/** Reads and writes Parquet with code that is none of ours. */
final class DuckDb {
  private DuckDb() {}

  /** A database in memory. Asked for directly: the tests of Quarkus see other drivers. */
  private static Connection open() throws SQLException {
    return new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
  }

  /** The values of each row, separated by |. Files are named as they lie in the folder. */
  static List<String> query(Path folder, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection duck = open();
        Statement statement = duck.createStatement()) {
      String here =
          sql.replaceAll("from '(data/[^']*)'", "from read_parquet('$1')")
              .replaceAll("'(data/|\\w+\\.parquet)", "'" + folder + "/$1");
      if (statement.execute(here)) {
        ResultSet result = statement.getResultSet();
        while (result.next()) {
          List<String> row = new ArrayList<>();
          for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            row.add(String.valueOf(result.getString(i)));
          }
          rows.add(String.join("|", row));
        }
      }
    }
    return rows;
  }
}
