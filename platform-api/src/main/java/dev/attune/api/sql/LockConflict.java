package dev.attune.api.sql;

import java.sql.SQLException;
import java.util.Set;

/**
 * Whether somebody else's lock was in the way: it was not let go in time, or each waited for the
 * other.
 */
public final class LockConflict {
  private static final String NOT_IN_TIME = "55P03";
  private static final String DEADLOCK = "40P01";
  private static final Set<String> STATES = Set.of(NOT_IN_TIME, DEADLOCK);

  private LockConflict() {}

  /** Whether that is why it failed. */
  public static boolean isCauseOf(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException said && STATES.contains(String.valueOf(said.getSQLState()))) {
        return true;
      }
    }
    return false;
  }
}
