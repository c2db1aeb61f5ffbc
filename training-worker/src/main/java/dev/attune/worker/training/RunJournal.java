package dev.attune.worker.training;

import dev.attune.worker.sql.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/**
 * Writes what happens to a run: its state and progress in {@code training_run}, its story in {@code
 * training_event}. Every method needs a transaction under the job's fence.
 */
@ApplicationScoped
class RunJournal {
  private static final String INSERT_EVENT =
      """
      insert into training_event (run_id, seq, kind, payload)
      select ?1, coalesce(max(seq), 0) + 1, ?2, cast(?3 as jsonb) from training_event where run_id = ?1
      """;

  private final Statements statements;

  RunJournal(Statements statements) {
    this.statements = statements;
  }

  void running(UUID run) {
    statements.update(
        "update training_run set state = 'running', started_at = coalesce(started_at, now()), progress = null where id = ?1",
        run);
    state(run, "running");
  }

  void queued(UUID run) {
    statements.update(
        "update training_run set state = 'queued', progress = null where id = ?1", run);
    state(run, "queued");
  }

  void progress(UUID run, Progress progress) {
    statements.update(
        "update training_run set progress = cast(?2 as jsonb) where id = ?1",
        run,
        statements.json(progress));
    event(run, "progress", progress);
  }

  /** Tells an epoch, unless an earlier attempt of the run has told just the same. */
  void epoch(UUID run, EpochEvent epoch) {
    statements.update(
        INSERT_EVENT
            + """
             having not exists (select 1 from training_event
                                 where run_id = ?1 and kind = ?2 and payload = cast(?3 as jsonb))
            """,
        run,
        "epoch",
        statements.json(epoch));
  }

  /**
   * Adds a line to the run's story.
   *
   * @param message an English sentence, without any text of the data set
   */
  void log(UUID run, String code, String message) {
    event(run, "log", Map.of("code", code, "message", message));
  }

  void succeeded(UUID run, Object metrics, int version) {
    statements.update(
        "update training_run set state = 'succeeded', metrics = cast(?2 as jsonb), version = ?3, finished_at = now() where id = ?1",
        run,
        statements.json(metrics),
        version);
    state(run, "succeeded");
  }

  void failed(UUID run, String code, String message) {
    log(run, code, message);
    statements.update(
        "update training_run set state = 'failed', failure = cast(?2 as jsonb), finished_at = now() where id = ?1",
        run,
        statements.json(Map.of("code", code, "message", message)));
    state(run, "failed");
  }

  void cancelled(UUID run) {
    statements.update(
        "update training_run set state = 'cancelled', finished_at = now() where id = ?1", run);
    state(run, "cancelled");
  }

  private void state(UUID run, String state) {
    event(run, "state", Map.of("state", state));
  }

  private void event(UUID run, String kind, Object payload) {
    statements.update(INSERT_EVENT, run, kind, statements.json(payload));
  }
}
