package dev.attune.text.serve;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import org.jspecify.annotations.Nullable;

/** Ends one prediction early, from any thread. */
public final class Interruption {
  private boolean asked;
  private OrtSession.@Nullable RunOptions running;

  /** Ends the prediction soon; one that has ended already is left as it is. */
  public synchronized void interrupt() {
    asked = true;
    if (running != null) {
      terminate(running);
    }
  }

  /** Whether it was asked to end. */
  synchronized boolean asked() {
    return asked;
  }

  /**
   * Options for a run of the encoder, which ends when the prediction does.
   *
   * @throws InterruptedPredictionException if it was asked to end already
   */
  synchronized OrtSession.RunOptions begin() throws OrtException {
    if (asked) {
      throw new InterruptedPredictionException(null);
    }
    running = new OrtSession.RunOptions();
    return running;
  }

  synchronized void end() {
    if (running != null) {
      running.close();
      running = null;
    }
  }

  private static void terminate(OrtSession.RunOptions run) {
    try {
      run.setTerminate(true);
    } catch (OrtException e) {
      throw new ServingException("A run cannot be ended early.", e);
    }
  }
}
