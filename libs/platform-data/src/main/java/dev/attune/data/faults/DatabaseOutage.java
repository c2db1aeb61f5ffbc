package dev.attune.data.faults;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * Tells a database that is away, starting, stopping or full from a statement that is wrong. By the
 * classes of SQLSTATE: 08 connection, 57P operator intervention, 53 insufficient resources.
 */
public final class DatabaseOutage {
  private DatabaseOutage() {}

  /** Whether the failure, or what it was caused by, is the database not answering. */
  public static boolean isCauseOf(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql && (isOutage(sql) || isOutage(sql.getSQLState()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOutage(SQLException failure) {
    return failure instanceof SQLTransientConnectionException
        || failure instanceof SQLNonTransientConnectionException
        || isEmptyPool(failure);
  }

  /** The pool gives up waiting for a connection with a plain exception that has no state. */
  private static boolean isEmptyPool(SQLException failure) {
    return failure.getSQLState() == null
        && String.valueOf(failure.getMessage()).contains("cquisition timeout");
  }

  private static boolean isOutage(@Nullable String sqlState) {
    return sqlState != null
        && (sqlState.startsWith("08") || sqlState.startsWith("57P") || sqlState.startsWith("53"));
  }
}
