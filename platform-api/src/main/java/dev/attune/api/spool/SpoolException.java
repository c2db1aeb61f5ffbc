package dev.attune.api.spool;

import java.io.IOException;

/**
 * The disk on which a body is laid down fails, or has no room; the cause says which. What somebody
 * sent is not to blame, and no message has any of it.
 */
public final class SpoolException extends IOException {
  private static final long serialVersionUID = 1L;

  SpoolException(IOException cause) {
    super(cause);
  }
}
