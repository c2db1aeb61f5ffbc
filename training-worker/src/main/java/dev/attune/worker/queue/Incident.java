package dev.attune.worker.queue;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * An unforeseen failure in the log, to be found by its id. Messages of exceptions are left out: one
 * from deep inside a tokenizer could quote a text. Types and stack frames stay.
 */
final class Incident {
  private static final Logger LOG = Logger.getLogger(Incident.class);

  /** What the operating system says of itself and an operator has to know. */
  private static final List<String> OF_THE_MACHINE =
      List.of(
          "No space left on device",
          "Disk quota exceeded",
          "Too many open files",
          "Read-only file system",
          "Permission denied");

  private Incident() {}

  /** Logs the failure and returns the incident's id. */
  static String log(Claim claim, Throwable failure) {
    String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()).substring(0, 8);
    LOG.errorf(
        new Silenced(failure),
        "Incident %s: job %s failed at attempt %d.",
        id,
        claim.name(),
        claim.attempt());
    return id;
  }

  /** Says of an exception only what type it was and where it came from. */
  private static final class Silenced extends Exception {
    private static final long serialVersionUID = 1L;

    Silenced(Throwable original) {
      super(describe(original), causeOf(original), false, true);
      setStackTrace(original.getStackTrace());
    }

    /** What the class loader and the database's code of an error say can be no text. */
    private static String describe(Throwable original) {
      String type = original.getClass().getName();
      return switch (original) {
        case LinkageError e -> type + ": " + e.getMessage();
        case ClassNotFoundException e -> type + ": " + e.getMessage();
        case SQLException e -> type + ", SQL state " + e.getSQLState();
        case IOException e -> type + ofTheMachine(String.valueOf(e.getMessage()));
        default -> type;
      };
    }

    private static String ofTheMachine(String message) {
      return OF_THE_MACHINE.stream()
          .filter(message::contains)
          .findFirst()
          .map(said -> ": " + said)
          .orElse("");
    }

    private static @Nullable Throwable causeOf(Throwable original) {
      Throwable cause = original.getCause();
      return cause == null ? null : new Silenced(cause);
    }
  }
}
