package dev.attune.gateway.engine;

import dev.attune.gateway.batching.RunInterruptedException;
import dev.attune.gateway.batching.Runner;
import dev.attune.text.serve.InterruptedPredictionException;
import dev.attune.text.serve.Interruption;
import dev.attune.text.serve.Row;
import dev.attune.text.serve.RowAnswer;
import dev.attune.text.serve.ServingSession;
import java.util.List;

/** Runs of a batcher in a session. */
final class SessionRunner implements Runner<Row, RowAnswer> {
  private final ServingSession session;
  private volatile Interruption current = new Interruption();

  SessionRunner(ServingSession session) {
    this.session = session;
  }

  @Override
  public List<RowAnswer> run(List<Row> rows) {
    Interruption interruption = new Interruption();
    current = interruption;
    try {
      return session.predict(rows, interruption);
    } catch (InterruptedPredictionException e) {
      throw new RunInterruptedException(e);
    }
  }

  @Override
  public void interrupt() {
    current.interrupt();
  }
}
