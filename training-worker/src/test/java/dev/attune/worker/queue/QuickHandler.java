package dev.attune.worker.queue;

import jakarta.persistence.EntityManager;
import java.util.function.Consumer;

/**
 * A handler whose work is a lambda of the test. It ends runs as the real one does, in the run's row
 * and with one event.
 */
final class QuickHandler implements JobHandler {
  private final EntityManager entityManager;
  private final Consumer<JobHold> work;

  /**
   * @param work may end the job with {@link #succeed}
   */
  QuickHandler(EntityManager entityManager, Consumer<JobHold> work) {
    this.entityManager = entityManager;
    this.work = work;
  }

  /** A handler that succeeds at once. */
  static QuickHandler succeeding(EntityManager entityManager) {
    return new QuickHandler(
        entityManager,
        hold -> hold.finish(() -> end(entityManager, hold.claim(), "succeeded", "")));
  }

  static void succeed(EntityManager entityManager, JobHold hold) {
    hold.finish(() -> end(entityManager, hold.claim(), "succeeded", ""));
  }

  @Override
  public String kind() {
    return "train";
  }

  @Override
  public void run(JobHold hold) {
    work.accept(hold);
  }

  @Override
  public void failed(Claim claim, Failure failure) {
    end(entityManager, claim, "failed", failure.code().id() + ": " + failure.message());
  }

  @Override
  public void cancelled(Claim claim) {
    end(entityManager, claim, "cancelled", "");
  }

  @Override
  public void requeued(Claim claim, String reason) {
    end(entityManager, claim, "queued", reason);
  }

  static void end(EntityManager entityManager, Claim claim, String state, String reason) {
    entityManager
        .createNativeQuery(
            """
            insert into training_event (run_id, seq, kind, payload)
            select ?1, coalesce(max(seq), 0) + 1, 'log',
                   jsonb_build_object('state', cast(?2 as text), 'fence', cast(?3 as bigint), 'reason', cast(?4 as text))
              from training_event where run_id = ?1
            """)
        .setParameter(1, claim.target())
        .setParameter(2, state)
        .setParameter(3, claim.fence())
        .setParameter(4, reason)
        .executeUpdate();
    entityManager
        .createNativeQuery("update training_run set state = ?2 where id = ?1")
        .setParameter(1, claim.target())
        .setParameter(2, state)
        .executeUpdate();
  }
}
