package dev.attune.worker.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.data.artifacts.ArtifactStore;
import dev.attune.worker.artifacts.JobArtifacts;
import dev.attune.worker.queue.Claim;
import dev.attune.worker.queue.OneJob;
import dev.attune.worker.registry.Registration;
import dev.attune.worker.snapshots.SnapshotReader;
import dev.attune.worker.testing.RunFixture;
import dev.attune.worker.testing.Sentences;
import dev.attune.worker.testing.Superuser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A run whose worker loses it in the middle, taken over by another that goes on from there. */
@QuarkusTest
class ResumptionTest {
  /** Four epochs of three steps, without an early end. */
  private static final String PLAN =
      "{\"epochs\": 4, \"batchSize\": 8, \"maxTokens\": 32, \"patience\": 4, \"seed\": 11}";

  @Inject Superuser superuser;
  @Inject RunFixture fixture;
  @Inject Registration registration;
  @Inject RunRequests requests;
  @Inject RunJournal journal;
  @Inject SnapshotReader snapshots;
  @Inject PlanMaker plans;
  @Inject JobArtifacts files;
  @Inject Supplements supplements;
  @Inject Publication publication;
  @Inject TrainingHandler handler;
  @Inject OneJob queue;
  @Inject ArtifactStore artifacts;
  @Inject ObjectMapper json;

  private final List<Claim> takenOver = new ArrayList<>();
  private UUID run = new UUID(0, 0);
  private RunFixture.Prepared on = new RunFixture.Prepared(run, run, run, run);

  @BeforeEach
  void a_run_is_lost_after_its_second_epoch() throws IOException {
    superuser.clear();
    registration.register();
    on = fixture.snapshot(Sentences.all());
    run = fixture.queued(on, "lora", PLAN);
    TrainingHandler first =
        handler(
            times -> {
              if (times == 2) {
                takenOver.add(queue.takeOver());
              }
            });
    assertThat(queue.take(first)).isEqualTo("abandoned");
  }

  @Test
  void the_second_attempt_goes_on_after_the_last_finished_epoch() {
    long before = superuser.number("select max(seq) from training_event where run_id = ?", run);

    assertThat(queue.work(takenOver.getFirst(), handler)).isEqualTo("succeeded");

    assertThat(
            superuser.number(
                "select min((payload ->> 'step')::int) from training_event where run_id = ? and kind = 'progress' and seq > ?",
                run,
                before))
        .isEqualTo(7);
    assertThat(
            superuser.column(
                "select payload ->> 'message' from training_event where run_id = ? and payload ->> 'code' = 'resumed'",
                run))
        .containsExactly("Going on where the last attempt stopped: step 7 of 12, in epoch 3 of 4.");
  }

  @Test
  void an_attempt_after_the_last_epoch_says_that_it_evaluates() {
    TrainingHandler second =
        handler(
            times -> {
              if (times == 2) {
                takenOver.add(queue.takeOver());
              }
            });
    assertThat(queue.work(takenOver.getFirst(), second)).isEqualTo("abandoned");

    assertThat(queue.work(takenOver.getLast(), handler)).isEqualTo("succeeded");

    assertThat(
            superuser.column(
                "select payload ->> 'message' from training_event where run_id = ? and payload ->> 'code' = 'resumed' order by seq",
                run))
        .last()
        .isEqualTo("The last attempt had trained to the end; its model is evaluated.");
  }

  @Test
  void its_version_is_that_of_a_run_without_an_interruption() {
    queue.work(takenOver.getFirst(), handler);
    UUID whole = fixture.queued(on, "lora", PLAN);
    assertThat(queue.take(handler)).isEqualTo("succeeded");

    assertThat(version(run, "artifact_files")).isEqualTo(version(whole, "artifact_files"));
    assertThat(version(run, "metrics -> 'test'")).isEqualTo(version(whole, "metrics -> 'test'"));
  }

  @Test
  void each_epoch_is_told_once() {
    queue.work(takenOver.getFirst(), handler);

    assertThat(
            superuser.column(
                "select (payload ->> 'epoch')::int from training_event where run_id = ? and kind = 'epoch' order by seq",
                run))
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void an_epoch_that_came_out_otherwise_is_told_again() {
    superuser.change(
        "update training_event set payload = jsonb_set(payload, '{trainLoss}', '9') where run_id = ? and payload -> 'epoch' = '2'",
        run);

    queue.work(takenOver.getFirst(), handler);

    assertThat(
            superuser.column(
                "select (payload ->> 'epoch')::int from training_event where run_id = ? and kind = 'epoch' order by seq",
                run))
        .containsExactly(1, 2, 2, 3, 4);
  }

  @Test
  void nothing_is_kept_once_the_run_has_ended() throws IOException {
    String key = RunCheckpoints.key(takenOver.getFirst());
    assertThat(artifacts.kept(key)).isPresent();

    queue.work(takenOver.getFirst(), handler);

    assertThat(artifacts.kept(key)).isEmpty();
  }

  private TrainingHandler handler(IntConsumer keptSoOften) {
    return new TrainingHandler(
        requests,
        journal,
        snapshots,
        plans,
        files,
        new RunCheckpoints(new WatchedStore(artifacts, keptSoOften), requests),
        supplements,
        publication,
        json);
  }

  private String version(UUID of, String column) {
    return superuser.text("select " + column + " from model_version where run_id = ?", of);
  }
}
