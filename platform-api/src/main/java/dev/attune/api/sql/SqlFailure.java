package dev.attune.api.sql;

import java.sql.SQLException;

/** A statement failed; the cause knows why. */
public final class SqlFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String UNIQUE_VIOLATION = "23505";

  private final String state;

  /** Wraps what the database said. */
  public SqlFailure(SQLException cause) {
    super("SQL failed with state " + cause.getSQLState(), cause);
    this.state = String.valueOf(cause.getSQLState());
  }

  /** Whether the row would have been a second one where only one may be. */
  public boolean isDuplicate() {
    return state.equals(UNIQUE_VIOLATION);
  }
}
