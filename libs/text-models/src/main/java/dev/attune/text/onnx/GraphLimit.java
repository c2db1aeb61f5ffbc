package dev.attune.text.onnx;

import dev.attune.text.base.BaseModelInfo;
import java.util.Optional;

/** What one file holds: it is a protocol buffer, which ends at two gigabytes. */
public final class GraphLimit {
  /** Leaves enough for all that is not an encoder's weights. */
  private static final long MOST_BYTES = Integer.MAX_VALUE - (64L << 20);

  private GraphLimit() {}

  /** Why no file holds a base model's encoder in 32-bit floats; empty where one does. */
  public static Optional<String> tooLarge(BaseModelInfo info) {
    return info.parameters() * Float.BYTES > MOST_BYTES
        ? Optional.of(
            "%s has %d parameters, more than the %d that one ONNX file holds."
                .formatted(info.name(), info.parameters(), MOST_BYTES / Float.BYTES))
        : Optional.empty();
  }

  /**
   * Asks for it.
   *
   * @throws EncoderTooLargeException where no file holds it
   */
  public static void require(BaseModelInfo info) throws EncoderTooLargeException {
    Optional<String> reason = tooLarge(info);
    if (reason.isPresent()) {
      throw new EncoderTooLargeException(EncoderTooLargeException.Limit.FILE, reason.get());
    }
  }
}
