package dev.attune.worker.training;

import dev.attune.data.artifacts.ArtifactStore;
import dev.attune.text.learn.CheckpointException;
import dev.attune.text.learn.Checkpoints;
import dev.attune.text.learn.FineTuning;
import dev.attune.text.learn.TrainingListener;
import dev.attune.text.learn.TrainingPlan;
import dev.attune.text.learn.TrainingResult;
import dev.attune.worker.queue.Claim;
import dev.attune.worker.queue.JobHold;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.jboss.logging.Logger;

/**
 * Lets a run go on where an earlier attempt stopped, on whichever worker: the artifact store keeps
 * its checkpoint until the run ends.
 */
@ApplicationScoped
class RunCheckpoints {
  private static final Logger LOG = Logger.getLogger(RunCheckpoints.class);

  private final ArtifactStore store;

  RunCheckpoints(ArtifactStore store) {
    this.store = store;
  }

  /** Trains, from the run's checkpoint if there is one that this program can go on from. */
  TrainingResult train(JobHold hold, TrainingPlan plan, TrainingListener listener)
      throws IOException {
    Checkpoints checkpoints = new KeptCheckpoints(store, key(hold.claim()), hold::isToStop);
    try {
      return new FineTuning().train(plan, listener, checkpoints);
    } catch (CheckpointException e) {
      LOG.infof("Run %s starts anew: %s", hold.claim().target(), e.getMessage());
      checkpoints.clear();
      return new FineTuning().train(plan, listener, checkpoints);
    }
  }

  /** Deletes what a run that has ended kept. */
  void clear(Claim claim) {
    try {
      store.forget(key(claim));
    } catch (IOException e) {
      LOG.warnf("The checkpoint of run %s could not be deleted.", claim.target());
    }
  }

  /** Under the tenant, with which everything that is kept for it goes. */
  static String key(Claim claim) {
    return claim.tenantId() + "/" + claim.target();
  }
}
