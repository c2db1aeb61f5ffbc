package dev.attune.text.serve;

import ai.djl.util.cuda.CudaUtils;
import dev.attune.text.kernel.EncoderKernels;
import dev.attune.text.onnx.Precision;

/** What encoders are computed with. */
public enum Backend {
  /** ONNX Runtime, on the processor. */
  ONNX_RUNTIME,
  /** PyTorch, on the first CUDA device where there is one. */
  PYTORCH;

  /** PyTorch where it can use a CUDA device, ONNX Runtime elsewhere. */
  public static Backend ofThisMachine() {
    // PyTorch takes a while and some memory to start: only where there is something to gain.
    return CudaUtils.hasCuda() && EncoderKernels.ofThisProcess().onGraphicsCard()
        ? PYTORCH
        : ONNX_RUNTIME;
  }

  /** Whether it computes the encoder's products in a precision; what it doesn't it refuses. */
  public boolean offers(Precision precision) {
    return this == ONNX_RUNTIME || precision == Precision.FLOAT32;
  }
}
