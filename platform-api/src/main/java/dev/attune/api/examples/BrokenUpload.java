package dev.attune.api.examples;

import dev.attune.api.problems.Refusal;
import dev.attune.api.spool.SpoolException;
import java.io.IOException;
import java.util.List;
import org.jboss.logging.Logger;

/** Says of a file that could not be read to its end whose fault it is. */
final class BrokenUpload {
  private static final Logger LOG = Logger.getLogger(BrokenUpload.class);

  private BrokenUpload() {}

  /** 503 where the disk here failed, of which the operator reads in the log; else 400. */
  static Refusal of(IOException thrown) {
    if (thrown instanceof SpoolException) {
      LOG.error("A file that was sent could not be laid down on disk, or read from there.", thrown);
      return Refusal.unavailable(
          "The disk here has no room for the file, or fails. Nothing was stored; try again later.");
    }
    LOG.debug("An upload broke off.", thrown);
    return new Refusal(
        Refusal.Kind.MALFORMED, "The upload broke off. Nothing was stored.", List.of());
  }
}
