package dev.attune.api.gold;

/** An answer that its task does not have. The words follow on the number of a line. */
public final class BadGoldException extends Exception {
  private static final long serialVersionUID = 1L;

  /** A reason like "has the unknown label ...". */
  public BadGoldException(String reason) {
    super(reason, null, false, false);
  }

  /** What is wrong, as in "has the unknown label ...". */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
