package dev.attune.worker.queue;

import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;

/** Tells failures that pass by themselves, such as a database that restarts, from the others. */
final class PassingFailure {
  /**
   * SQLSTATE classes: connection, rollback of a transaction, resources, intervention of an
   * operator, lock, system error.
   */
  private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57", "55", "58");

  /** A process that was frozen in a transaction finds on waking that the database has ended it. */
  private static final String IDLE_IN_TRANSACTION = "25P03";

  private PassingFailure() {}

  /** What the database says decides; without it, files and undecided commits count as passing. */
  static boolean isPassing(Throwable failure) {
    boolean passing = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case SQLException sql -> {
          return isPassing(sql);
        }
        case IOException io -> passing = true;
        case RollbackException rollback -> passing = true;
        case SystemException system -> passing = true;
        default -> {}
      }
    }
    return passing;
  }

  /** A pool that could not get a connection in time tells no state. */
  private static boolean isPassing(SQLException failure) {
    String state = failure.getSQLState();
    return state == null
        || state.length() < 2
        || state.equals(IDLE_IN_TRANSACTION)
        || PASSING_CLASSES.contains(state.substring(0, 2));
  }
}
