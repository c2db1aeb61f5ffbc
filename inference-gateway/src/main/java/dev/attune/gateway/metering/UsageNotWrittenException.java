package dev.attune.gateway.metering;

import java.sql.SQLException;

/** The database refused a batch before anything could have been committed. */
final class UsageNotWrittenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageNotWrittenException(SQLException cause) {
    super(cause);
  }
}
