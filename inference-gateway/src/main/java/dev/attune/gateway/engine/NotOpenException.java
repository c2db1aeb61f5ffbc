package dev.attune.gateway.engine;

/** A base model that is not open on this gateway. */
public final class NotOpenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Why it is not. */
  public enum Reason {
    OPENING("is still being opened"),
    MISSING("is not in the store of base models"),
    UNREADABLE("cannot be read"),
    TOO_LARGE("is too large for ONNX Runtime; a gateway with a GPU can serve it"),
    TOO_LITTLE_MEMORY("needs more memory than this gateway has"),
    FAILED("could not be opened");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    /** The reason as the rest of a sentence that begins with the base model. */
    public String words() {
      return words;
    }
  }

  NotOpenException(String baseModel, Reason reason) {
    super("The base model %s %s.".formatted(baseModel, reason.words()));
    this.reason = reason;
  }

  /** Why it is not open. */
  public Reason reason() {
    return reason;
  }
}
