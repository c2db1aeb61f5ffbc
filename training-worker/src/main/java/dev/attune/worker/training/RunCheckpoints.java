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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Lets a run go on where an earlier attempt stopped, on whichever worker: the artifact store keeps
 * its checkpoint until the run ends.
 */
@ApplicationScoped
class RunCheckpoints {
  private static final Logger LOG = Logger.getLogger(RunCheckpoints.class);

  private final ArtifactStore store;
  private final RunRequests requests;

  RunCheckpoints(ArtifactStore store, RunRequests requests) {
    this.store = store;
    this.requests = requests;
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

  /**
   * Deletes what ended runs of the tenant have left, as one whose worker was killed between its end
   * and {@link #clear}.
   */
  void discardEnded(JobHold hold) {
    UUID tenant = hold.claim().tenantId();
    try {
      Set<UUID> left =
          store.keptBeneath(tenant.toString()).stream()
              .map(UUID::fromString)
              .collect(Collectors.toSet());
      // Asked after the store was: a run begins before it keeps anything.
      left.removeAll(hold.write(() -> requests.unfinished(left)));
      for (UUID run : left) {
        store.forget(key(tenant, run));
      }
    } catch (IOException e) {
      LOG.warnf("The checkpoints of ended runs could not be deleted.");
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
    return key(claim.tenantId(), claim.target());
  }

  private static String key(UUID tenant, UUID run) {
    return tenant + "/" + run;
  }
}
