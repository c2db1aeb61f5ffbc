package dev.attune.evaluation.eval;

import dev.attune.evaluation.Screen;
import dev.attune.text.learn.EpochReport;
import dev.attune.text.learn.StepReport;
import dev.attune.text.learn.TrainingListener;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Shows how a training goes on: in place on a terminal, a line now and then in a log. */
final class ProgressDisplay implements TrainingListener {
  private static final long STEPS_EVERY_NANOS = Duration.ofSeconds(30).toNanos();
  private static final long EPOCHS_EVERY_NANOS = Duration.ofSeconds(3).toNanos();

  private final Screen screen;
  private final String title;
  private final BooleanSupplier interrupted;
  private final LongSupplier nanoTime;
  private long lastLine;

  ProgressDisplay(Screen screen, String title, BooleanSupplier interrupted, LongSupplier nanoTime) {
    this.screen = screen;
    this.title = title;
    this.interrupted = interrupted;
    this.nanoTime = nanoTime;
    this.lastLine = nanoTime.getAsLong();
  }

  @Override
  public void stage(Stage stage) {
    String text = "%s: %s".formatted(title, stage.name().toLowerCase(Locale.ROOT));
    screen.progress(text);
    if (!screen.isTerminal()) {
      screen.line(text);
    }
  }

  @Override
  public boolean cancelled() {
    return interrupted.getAsBoolean();
  }

  @Override
  public void step(StepReport report) {
    String text =
        "%s: epoch %d of %d, %2d %%, %.0f texts/s, %s left"
            .formatted(
                title,
                report.epoch(),
                report.epochs(),
                (int) (100 * report.progress()),
                report.samplesPerSecond(),
                clock(report.secondsLeft()));
    screen.progress(text);
    if (!screen.isTerminal()) {
      lineAfter(STEPS_EVERY_NANOS, text);
    }
  }

  @Override
  public void epoch(EpochReport report) {
    lineAfter(
        EPOCHS_EVERY_NANOS,
        "%s: epoch %d, training loss %.4f, validation loss %.4f, %s %.4f%s"
            .formatted(
                title,
                report.epoch(),
                report.trainingLoss(),
                report.validationLoss(),
                report.validationFigure().name(),
                report.validationFigure().value(),
                report.epoch() == report.bestEpoch() ? ", the best so far" : ""));
  }

  /** A line that stays, unless the last one is too young. */
  private void lineAfter(long nanos, String text) {
    long now = nanoTime.getAsLong();
    if (now - lastLine >= nanos) {
      lastLine = now;
      screen.line(text);
    }
  }

  private static String clock(double seconds) {
    Duration left = Duration.ofSeconds(Math.round(seconds));
    return "%d:%02d".formatted(left.toMinutes(), left.toSecondsPart());
  }
}
