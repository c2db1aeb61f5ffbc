package dev.attune.worker.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
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

  /**
   * A process that was frozen in a transaction finds on waking that the database has ended it; a
   * server that was demoted, or is nearly full, takes no writes.
   */
  private static final Set<String> PASSING_STATES = Set.of("25P03", "25006");

  private PassingFailure() {}

  /** What the database says decides; without it, files and undecided commits count as passing. */
  static boolean isPassing(Throwable failure) {
    boolean passing = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case SQLException sql -> {
          return isPassing(sql);
        }
        case JsonProcessingException json -> {
          return false; // What is stored will be no other when it is read again.
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
        || PASSING_STATES.contains(state)
        || PASSING_CLASSES.contains(state.substring(0, 2));
  }
}
