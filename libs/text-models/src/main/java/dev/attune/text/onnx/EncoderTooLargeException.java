package dev.attune.text.onnx;

import java.io.IOException;

/** An encoder that ONNX Runtime cannot be given; the message says what it would take. */
public final class EncoderTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Limit limit;

  /** What is not large enough for it. */
  public enum Limit {
    /** The file that ONNX Runtime reads, which ends at two gigabytes on every machine. */
    FILE,
    /** The heap of this process. */
    HEAP
  }

  public EncoderTooLargeException(Limit limit, String message) {
    super(message);
    this.limit = limit;
  }

  /** What is not large enough. */
  public Limit limit() {
    return limit;
  }
}
