package dev.attune.gateway.trials;

import java.sql.SQLException;

/** The database did not take a batch of counts. */
final class CountsNotWrittenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CountsNotWrittenException(SQLException cause) {
    super(cause);
  }
}
