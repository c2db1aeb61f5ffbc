package dev.attune.text.serve;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;

/**
 * The one environment of the process, with one thread pool for all sessions. Its threads do not
 * spin while they wait: several busy pools would take the cores from each other.
 */
final class OnnxRuntime {
  /** System property that overrides the number of threads, by default one per core. */
  static final String THREADS = "attune.onnx.threads";

  private OnnxRuntime() {}

  static OrtEnvironment environment() {
    return Holder.ENVIRONMENT;
  }

  /** Options for a session whose inputs change shape from run to run. */
  static OrtSession.SessionOptions sessionOptions() throws OrtException {
    environment();
    var options = new OrtSession.SessionOptions();
    options.disablePerSessionThreads();
    options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
    // A plan of memory is kept for every shape ever seen; with free shapes that never ends.
    options.setMemoryPatternOptimization(false);
    return options;
  }

  private static final class Holder {
    static final OrtEnvironment ENVIRONMENT = create();

    private static OrtEnvironment create() {
      int threads = Integer.getInteger(THREADS, Runtime.getRuntime().availableProcessors());
      try (var threading = new OrtEnvironment.ThreadingOptions()) {
        threading.setGlobalIntraOpNumThreads(threads);
        threading.setGlobalInterOpNumThreads(1);
        threading.setGlobalSpinControl(false);
        return OrtEnvironment.getEnvironment(
            OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "attune", threading);
      } catch (OrtException e) {
        throw new ServingException("ONNX Runtime does not start.", e);
      }
    }
  }
}
