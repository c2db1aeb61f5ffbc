package dev.attune.worker.training;

import dev.attune.text.learn.EpochReport;
import dev.attune.text.learn.Part;
import dev.attune.text.learn.StepReport;
import dev.attune.text.learn.TrainingListener;
import dev.attune.worker.queue.JobHold;
import java.time.Duration;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a training reports into progress and events, in each part at most one progress a
 * second, and ends the training when its job is cancelled or lost. A report that cannot be written
 * is forgotten.
 */
final class Reporter implements TrainingListener {
  private static final Duration BETWEEN_PROGRESS = Duration.ofSeconds(1);

  private final JobHold hold;
  private final RunJournal journal;
  private final LongSupplier nanoTime;
  private final String evaluating;
  private long nextProgress;
  private @Nullable EpochReport lastEpoch;
  private @Nullable Part lastPart;
  private boolean stepping;

  /**
   * @param evaluating what to log when the evaluation begins
   */
  Reporter(JobHold hold, RunJournal journal, LongSupplier nanoTime, String evaluating) {
    this.hold = hold;
    this.journal = journal;
    this.nanoTime = nanoTime;
    this.evaluating = evaluating;
    this.nextProgress = nanoTime.getAsLong();
  }

  @Override
  public void stage(Stage stage) {
    switch (stage) {
      case PREPARING -> log("preparing", "Cutting the texts into tokens.");
      case TRAINING -> log("training", "The training begins.");
      case EVALUATING -> {
        if (!stepping && lastEpoch != null) {
          log("resumed", "The last attempt had trained to the end; its model is evaluated.");
        }
        log("evaluating", evaluating);
      }
    }
  }

  @Override
  public void step(StepReport report) {
    sayWhereItGoesOn(report);
    long now = nanoTime.getAsLong();
    if (now - nextProgress < 0 && report.part().equals(lastPart) && !endsTheModel(report)) {
      return;
    }
    lastPart = report.part();
    nextProgress = now + BETWEEN_PROGRESS.toNanos();
    Progress progress = progress(report);
    hold.note(() -> journal.progress(run(), progress));
  }

  @Override
  public void epoch(EpochReport report) {
    lastEpoch = report;
    hold.note(() -> journal.epoch(run(), EpochEvent.of(report)));
  }

  @Override
  public boolean cancelled() {
    return hold.isToStop();
  }

  private static boolean endsTheModel(StepReport report) {
    return report.part().equals(Part.MODEL) && report.step() == report.totalSteps();
  }

  /** Only the training of the model goes on; what comes before it is done again. */
  private void sayWhereItGoesOn(StepReport report) {
    if (!report.part().equals(Part.MODEL)) {
      return;
    }
    if (!stepping && report.step() > 1) {
      log(
          "resumed",
          "Going on where the last attempt stopped: step %d of %d, in epoch %d of %d."
              .formatted(report.step(), report.totalSteps(), report.epoch(), report.epochs()));
    }
    stepping = true;
  }

  private Progress progress(StepReport report) {
    EpochReport epoch = lastEpoch;
    Part.Trial trial = report.part() instanceof Part.Trial one ? one : null;
    return new Progress(
        name(report.part()),
        trial == null ? null : trial.number(),
        trial == null ? null : trial.of(),
        report.progress(),
        report.epoch(),
        report.epochs(),
        report.step(),
        report.totalSteps(),
        report.loss(),
        report.learningRate(),
        report.samplesPerSecond(),
        report.secondsLeft(),
        epoch == null ? null : epoch.bestEpoch(),
        epoch == null ? null : epoch.validationFigure());
  }

  private static String name(Part part) {
    return switch (part) {
      case Part.Trial _ -> "trial";
      case Part.Contrast() -> "contrast";
      case Part.Model() -> "model";
    };
  }

  private void log(String code, String message) {
    hold.note(() -> journal.log(run(), code, message));
  }

  private UUID run() {
    return hold.claim().target();
  }
}
