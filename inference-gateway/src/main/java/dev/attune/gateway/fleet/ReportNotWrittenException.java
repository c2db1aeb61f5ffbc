package dev.attune.gateway.fleet;

import java.sql.SQLException;

/** The database did not take a report. */
final class ReportNotWrittenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ReportNotWrittenException(SQLException cause) {
    super(cause);
  }
}
