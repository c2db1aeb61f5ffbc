package dev.attune.text.serve;

import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.onnx.Precision;
import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** An encoder's weights, ready to run. */
sealed interface EncoderSession extends AutoCloseable permits OnnxSession, KernelSession {

  /**
   * Loads it.
   *
   * @param banked whether rows pick low-rank updates from a bank
   * @throws IllegalArgumentException if the backend does not offer the precision
   */
  static EncoderSession open(
      Backend backend,
      BaseModelInfo info,
      Map<String, Tensor> weights,
      boolean banked,
      Precision precision)
      throws IOException {
    if (!backend.offers(precision)) {
      throw new IllegalArgumentException(
          "%s computes nothing in %s.".formatted(backend, precision.id()));
    }
    return switch (backend) {
      case ONNX_RUNTIME -> OnnxSession.open(info, weights, banked, precision);
      case PYTORCH -> KernelSession.open(info, weights, banked);
    };
  }

  /**
   * The vectors that each row's heads read, from one run.
   *
   * @throws InterruptedPredictionException if it was asked to end
   */
  List<TextVectors> run(List<Row> rows, BankMemory bank, Interruption interruption);

  @Override
  void close();
}
