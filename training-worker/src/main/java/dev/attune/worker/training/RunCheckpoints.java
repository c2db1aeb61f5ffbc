package dev.attune.worker.training;

import dev.attune.data.artifacts.ArtifactConfig;
import dev.attune.text.learn.CheckpointException;
import dev.attune.text.learn.Checkpoints;
import dev.attune.text.learn.FineTuning;
import dev.attune.text.learn.TrainingListener;
import dev.attune.text.learn.TrainingPlan;
import dev.attune.text.learn.TrainingResult;
import dev.attune.worker.queue.Claim;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Lets a run go on where an earlier attempt stopped, on whichever worker: checkpoints lie in the
 * folder of the artifacts, under a name that no artifact can have, until the run ends.
 */
@ApplicationScoped
class RunCheckpoints {
  private static final Logger LOG = Logger.getLogger(RunCheckpoints.class);
  private static final String FOLDER = ".checkpoints";
  private static final Duration INTERVAL = Duration.ofMinutes(2);

  private final ArtifactConfig config;

  RunCheckpoints(ArtifactConfig config) {
    this.config = config;
  }

  /** Trains, from the run's checkpoint if there is one that this program can go on from. */
  TrainingResult train(Claim claim, TrainingPlan plan, TrainingListener listener)
      throws IOException {
    Checkpoints checkpoints = Checkpoints.in(folder(claim), INTERVAL);
    try {
      return new FineTuning().train(plan, listener, checkpoints);
    } catch (CheckpointException e) {
      LOG.infof("Run %s starts anew: %s", claim.runId(), e.getMessage());
      checkpoints.clear();
      return new FineTuning().train(plan, listener, checkpoints);
    }
  }

  /** Deletes what a run that has ended kept. */
  void clear(Claim claim) {
    try {
      Checkpoints.in(folder(claim), INTERVAL).clear();
      Files.deleteIfExists(folder(claim));
    } catch (IOException e) {
      LOG.warnf("The checkpoint of run %s could not be deleted.", claim.runId());
    }
  }

  private Path folder(Claim claim) {
    return config.dir().resolve(FOLDER).resolve(claim.runId().toString());
  }
}
