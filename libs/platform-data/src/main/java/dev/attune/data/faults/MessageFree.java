package dev.attune.data.faults;

import org.jspecify.annotations.Nullable;

/**
 * Stands in the log for an exception whose message may quote what somebody sent: types and places
 * are kept, messages are not.
 */
public final class MessageFree extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private MessageFree(String type, @Nullable Throwable cause) {
    super(type, cause);
  }

  /** The exception and its causes without their messages. */
  public static MessageFree of(Throwable thrown) {
    Throwable cause = thrown.getCause();
    MessageFree bare =
        new MessageFree(thrown.getClass().getName(), cause == null ? null : of(cause));
    bare.setStackTrace(thrown.getStackTrace());
    return bare;
  }
}
