package dev.attune.text.torch;

import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;

/** The native engine. It is started by the first use and lives as long as the process. */
final class PyTorch {
  private static final Engine ENGINE = start();

  private PyTorch() {}

  /** Owner of native memory that is freed when it is closed, and only then. */
  static PtNDManager newManager() {
    return (PtNDManager) ENGINE.newBaseManager();
  }

  /**
   * Prepares the calling thread for gradients. The graph optimizer stays off: it would compile anew
   * for each length of batch, and its first runs would compute in another order than the later
   * ones.
   */
  static void enableGradients() {
    JniUtils.setGradMode(true);
    JniUtils.setGraphExecutorOptimize(false);
  }

  /** Prepares the calling thread for computing without gradients. */
  static void disableGradients() {
    JniUtils.setGradMode(false);
    JniUtils.setGraphExecutorOptimize(false);
  }

  static Device device() {
    return ENGINE.defaultDevice().isGpu() ? Device.CUDA : Device.CPU;
  }

  static int threads() {
    return JniUtils.getNumThreads();
  }

  private static Engine start() {
    NativeMemory.keep();
    setIfMissing("ai.djl.offline");
    setIfMissing("OPT_OUT_TRACKING");
    return Engine.getEngine("PyTorch");
  }

  private static void setIfMissing(String property) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, "true");
    }
  }
}
