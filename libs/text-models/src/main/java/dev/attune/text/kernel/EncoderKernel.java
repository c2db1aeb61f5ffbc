package dev.attune.text.kernel;

import dev.attune.text.base.Pooling;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An encoder's weights on a device, in 32-bit floats. Safe for use by many threads. */
public interface EncoderKernel extends AutoCloseable {

  /**
   * The vectors of a batch.
   *
   * @param texts for each pooling, [rows][hidden]
   * @param tokens [rows][tokens * hidden]; empty when they were not asked for
   */
  record Encoded(Map<Pooling, float[][]> texts, List<float[]> tokens) {}

  /**
   * Encodes a batch.
   *
   * @param rows the token ids of each text, at least one
   * @param tokens whether the vectors of tokens are wanted too
   * @param updates what the rows pick from; null if the encoder is not banked
   */
  Encoded run(List<long[]> rows, boolean tokens, @Nullable RowUpdates updates);

  /** Frees the memory. */
  @Override
  void close();
}
