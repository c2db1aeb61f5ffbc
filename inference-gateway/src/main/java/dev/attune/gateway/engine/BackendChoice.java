package dev.attune.gateway.engine;

import dev.attune.text.serve.Backend;

/** What the operator says encoders are computed with. */
public enum BackendChoice {
  /** PyTorch where it can use a CUDA device, ONNX Runtime elsewhere. */
  AUTO,
  ONNX_RUNTIME,
  PYTORCH;

  /** What that is on this machine. */
  public Backend backend() {
    return switch (this) {
      case AUTO -> Backend.ofThisMachine();
      case ONNX_RUNTIME -> Backend.ONNX_RUNTIME;
      case PYTORCH -> Backend.PYTORCH;
    };
  }
}
