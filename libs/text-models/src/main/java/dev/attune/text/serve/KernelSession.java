package dev.attune.text.serve;

import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.base.Pooling;
import dev.attune.text.kernel.EncoderKernel;
import dev.attune.text.kernel.EncoderKernels;
import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An encoder that a kernel computes. The bank stays in the machine's own memory, whatever the
 * device: a run takes along what its rows pick. A run that has begun is not ended early.
 */
final class KernelSession implements EncoderSession {
  private static final float[] NONE = {};

  private final EncoderKernel kernel;
  private final boolean banked;

  private KernelSession(EncoderKernel kernel, boolean banked) {
    this.kernel = kernel;
    this.banked = banked;
  }

  static KernelSession open(BaseModelInfo info, Map<String, Tensor> weights, boolean banked)
      throws IOException {
    return new KernelSession(
        EncoderKernels.ofThisProcess().open(info, weights.values(), banked), banked);
  }

  @Override
  public List<TextVectors> run(List<Row> rows, BankMemory bank, Interruption interruption) {
    if (interruption.asked()) {
      throw new InterruptedPredictionException(null);
    }
    boolean tokens = rows.stream().anyMatch(row -> row.slot().heads().readTokens());
    List<long[]> ids = rows.stream().map(row -> row.encoding().ids()).toList();
    EncoderKernel.Encoded encoded = kernel.run(ids, tokens, banked ? bank.pickedBy(rows) : null);
    List<TextVectors> vectors = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      AdapterSlot slot = rows.get(i).slot();
      vectors.add(
          new TextVectors(
              slot.heads().readText() ? texts(encoded, slot.pooling())[i] : NONE,
              slot.heads().readTokens() ? encoded.tokens().get(i) : NONE));
    }
    return vectors;
  }

  private static float[][] texts(EncoderKernel.Encoded encoded, Pooling pooling) {
    return Objects.requireNonNull(encoded.texts().get(pooling));
  }

  @Override
  public void close() {
    kernel.close();
  }
}
