package dev.attune.text.serve;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;

/**
 * The one environment of the process, with one thread pool for all sessions. Its threads do not
 * spin while they wait: several busy pools would take the cores from each other. Where somebody
 * else made the environment first, which has no such pool then, each session has threads of its
 * own.
 */
final class OnnxRuntime {
  /** System property that overrides the number of threads, by default one per core. */
  static final String THREADS = "attune.onnx.threads";

  private OnnxRuntime() {}

  static OrtEnvironment environment() {
    return Holder.SHARED.environment();
  }

  /** Options for a session whose inputs change shape from run to run. */
  static OrtSession.SessionOptions sessionOptions() throws OrtException {
    boolean pooled = Holder.SHARED.pooled();
    var options = new OrtSession.SessionOptions();
    if (pooled) {
      options.disablePerSessionThreads();
    } else {
      options.setIntraOpNumThreads(threads());
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
    }
    options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
    // A plan of memory is kept for every shape ever seen; with free shapes that never ends.
    options.setMemoryPatternOptimization(false);
    return options;
  }

  private static int threads() {
    return Integer.getInteger(THREADS, Runtime.getRuntime().availableProcessors());
  }

  /**
   * The environment.
   *
   * @param pooled whether it has the pool for all sessions
   */
  private record Shared(OrtEnvironment environment, boolean pooled) {}

  private static final class Holder {
    static final Shared SHARED = create();

    private static Shared create() {
      try (var threading = new OrtEnvironment.ThreadingOptions()) {
        threading.setGlobalIntraOpNumThreads(threads());
        threading.setGlobalInterOpNumThreads(1);
        threading.setGlobalSpinControl(false);
        return new Shared(
            OrtEnvironment.getEnvironment(
                OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "attune", threading),
            true);
      } catch (IllegalStateException e) {
        return new Shared(OrtEnvironment.getEnvironment(), false);
      } catch (OrtException e) {
        throw new ServingException("ONNX Runtime does not start.", e);
      }
    }
  }
}
