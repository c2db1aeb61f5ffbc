package dev.attune.worker.training;

import dev.attune.text.export.Int8Loss;
import dev.attune.text.learn.TrainingPlan;
import dev.attune.text.learn.TrainingResult;
import dev.attune.worker.labelcheck.CheckedLabels;
import dev.attune.worker.labelcheck.LabelCheck;
import dev.attune.worker.queue.FenceLostException;
import dev.attune.worker.queue.JobCancelledException;
import dev.attune.worker.queue.JobHold;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Finds out what a version goes without if need be: a failure here fails no run. */
@ApplicationScoped
class Supplements {
  private static final Logger LOG = Logger.getLogger(Supplements.class);
  private static final double PERCENT = 100;

  private final RunJournal journal;

  Supplements(RunJournal journal) {
    this.journal = journal;
  }

  Supplement measure(JobHold hold, TrainingPlan plan, TrainingResult result) {
    return new Supplement(int8Loss(hold, plan, result), labels(hold, plan));
  }

  /**
   * Null when it could not be measured, whatever went wrong; the version is then served in 32 bits,
   * whatever it costs.
   */
  private @Nullable Int8Loss int8Loss(JobHold hold, TrainingPlan plan, TrainingResult result) {
    try {
      Int8Loss loss =
          Int8Loss.measure(plan.base(), result.adapter(), plan.data().test(), hold::checkpoint);
      hold.note(() -> journal.log(hold.claim().target(), "int8", sentence(loss)));
      return loss;
    } catch (JobCancelledException | FenceLostException e) {
      throw e;
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      unmeasured(hold, "what 8 bits cost could not be measured", e);
      return null;
    }
  }

  private static String sentence(Int8Loss loss) {
    return String.format(
        Locale.ROOT,
        "Served in 8 bits its %s is %.3f (%.3f in 32 bits); %.1f %% of the answers differ.",
        loss.headline(),
        loss.int8(),
        loss.float32(),
        PERCENT * loss.changedAnswers());
  }

  /** Null when they could not be checked, whatever went wrong: the model itself is finished. */
  private @Nullable CheckedLabels labels(JobHold hold, TrainingPlan plan) {
    Optional<CheckedLabels> found;
    try {
      found = LabelCheck.of(plan, hold::checkpoint);
    } catch (JobCancelledException | FenceLostException e) {
      throw e;
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      unmeasured(hold, "its snapshot's labels could not be checked", e);
      return null;
    }
    found.ifPresent(
        labels -> hold.note(() -> journal.log(hold.claim().target(), "labels", sentence(labels))));
    return found.orElse(null);
  }

  /** Tells the type alone: what an unforeseen exception says could be a text. */
  private static void unmeasured(JobHold hold, String what, Throwable cause) {
    LOG.warnf("Run %s: %s (%s).", hold.claim().target(), what, cause.getClass().getName());
  }

  private static String sentence(CheckedLabels labels) {
    int suspects = labels.outputs().stream().mapToInt(CheckedLabels.Output::suspects).sum();
    return String.format(
        Locale.ROOT,
        "Models that had not seen them doubt the labels of %,d of the snapshot's %,d examples.",
        suspects,
        labels.examples());
  }
}
