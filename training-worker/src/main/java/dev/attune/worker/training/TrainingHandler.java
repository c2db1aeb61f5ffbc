package dev.attune.worker.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.data.artifacts.ArtifactStore.StoredFile;
import dev.attune.text.learn.TrainingData;
import dev.attune.text.learn.TrainingPlan;
import dev.attune.text.learn.TrainingResult;
import dev.attune.worker.artifacts.JobArtifacts;
import dev.attune.worker.queue.Claim;
import dev.attune.worker.queue.Failure;
import dev.attune.worker.queue.JobHandler;
import dev.attune.worker.queue.JobHold;
import dev.attune.worker.snapshots.SnapshotReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** Trains, evaluates and publishes what a run asks for. */
@ApplicationScoped
class TrainingHandler implements JobHandler {
  private final RunRequests requests;
  private final RunJournal journal;
  private final SnapshotReader snapshots;
  private final PlanMaker plans;
  private final JobArtifacts artifacts;
  private final RunCheckpoints checkpoints;
  private final Supplements supplements;
  private final Publication publication;
  private final ObjectMapper json;

  TrainingHandler(
      RunRequests requests,
      RunJournal journal,
      SnapshotReader snapshots,
      PlanMaker plans,
      JobArtifacts artifacts,
      RunCheckpoints checkpoints,
      Supplements supplements,
      Publication publication,
      ObjectMapper json) {
    this.requests = requests;
    this.journal = journal;
    this.snapshots = snapshots;
    this.plans = plans;
    this.artifacts = artifacts;
    this.checkpoints = checkpoints;
    this.supplements = supplements;
    this.publication = publication;
    this.json = json;
  }

  @Override
  public String kind() {
    return "train";
  }

  @Override
  public void run(JobHold hold) throws Exception {
    try {
      train(hold);
    } catch (Exception e) {
      hold.checkpoint();
      throw TrainingFailures.permanent(e).map(Exception.class::cast).orElse(e);
    }
  }

  private void train(JobHold hold) throws IOException {
    Claim claim = hold.claim();
    RunRequest request = begin(hold);
    artifacts.discardLeftovers(claim, request.modelId());
    checkpoints.discardEnded(hold);
    TrainingData data = snapshots.read(hold, request.snapshot());
    hold.note(() -> journal.log(claim.target(), "data", sizes(data)));
    TrainingPlan plan = plans.plan(request, data);
    TrainingResult result =
        checkpoints.train(
            hold, plan, new Reporter(hold, journal, System::nanoTime, evaluating(data)));
    JsonNode metrics = json.valueToTree(Metrics.of(result, request.method(), data.train().size()));
    FiniteFigures.require(metrics);
    publish(hold, request, result, metrics, supplements.measure(hold, plan, result));
  }

  private RunRequest begin(JobHold hold) {
    Claim claim = hold.claim();
    return hold.write(
        () -> {
          journal.running(claim.target());
          if (claim.attempt() > 1) {
            journal.log(
                claim.target(),
                "attempt",
                "Starting again: attempt %d of %d."
                    .formatted(claim.attempt(), claim.maxAttempts()));
          }
          RunRequest request = requests.read(claim.target());
          journal.log(
              claim.target(),
              "reading",
              "Reading snapshot %d of %s.".formatted(request.number(), request.dataset()));
          return request;
        });
  }

  private void publish(
      JobHold hold,
      RunRequest request,
      TrainingResult result,
      JsonNode metrics,
      Supplement supplement)
      throws IOException {
    String key = JobArtifacts.key(hold.claim(), request.modelId());
    Map<String, StoredFile> files =
        artifacts.store(hold.claim(), request.modelId(), result.adapter()::save);
    try {
      hold.finish(() -> publication.publish(request, result, metrics, supplement, key, files));
      checkpoints.clear(hold.claim());
    } catch (RuntimeException e) {
      artifacts.discardUnlessKept(hold.claim(), key);
      throw e;
    }
  }

  @Override
  public void failed(Claim claim, Failure failure) {
    checkpoints.clear(claim);
    artifacts.discardLeftovers(claim, requests.modelOf(claim.target()));
    journal.failed(claim.target(), failure.code().id(), failure.message());
  }

  @Override
  public void cancelled(Claim claim) {
    checkpoints.clear(claim);
    artifacts.discardLeftovers(claim, requests.modelOf(claim.target()));
    journal.cancelled(claim.target());
  }

  @Override
  public void requeued(Claim claim, String reason) {
    journal.log(claim.target(), "requeued", reason);
    journal.queued(claim.target());
  }

  private static String sizes(TrainingData data) {
    return String.format(
        Locale.ROOT,
        "The snapshot has %,d examples to train on, %,d to validate with and %,d to test with.",
        data.train().size(),
        data.validation().size(),
        data.test().size());
  }

  private static String evaluating(TrainingData data) {
    return String.format(Locale.ROOT, "Evaluating on %,d test examples.", data.test().size());
  }
}
