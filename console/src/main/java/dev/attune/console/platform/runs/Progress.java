package dev.attune.console.platform.runs;

import org.jspecify.annotations.Nullable;

/**
 * How far a run is; whatever is not known yet is null.
 *
 * @param part {@code trial} of a search, {@code contrast} before the head of a few-shot training,
 *     or {@code model}; epochs and steps are those of the part
 * @param trial number of the settings that are tried
 * @param trials how many settings there are
 * @param done share of the whole run that is done
 */
public record Progress(
    @Nullable String part,
    @Nullable Integer trial,
    @Nullable Integer trials,
    @Nullable Double done,
    @Nullable Integer epoch,
    @Nullable Integer epochs,
    @Nullable Long step,
    @Nullable Long totalSteps,
    @Nullable Double loss,
    @Nullable Double learningRate,
    @Nullable Double samplesPerSecond,
    @Nullable Double secondsLeft,
    @Nullable Integer bestEpoch,
    @Nullable ValidationFigure validationFigure) {

  /** The task's main figure on the validation split. */
  public record ValidationFigure(String name, @Nullable Double value) {}

  /** Whether settings are tried. */
  public boolean trying() {
    return trial != null && trials != null;
  }

  /** Whether it learns from pairs of texts. */
  public boolean contrasting() {
    return "contrast".equals(part);
  }

  /** Share of the run that is done, 0 to 100; of its steps where there was but one part to tell. */
  public int percent() {
    if (done != null) {
      return (int) Math.min(100, 100 * done);
    }
    if (step == null || totalSteps == null || totalSteps == 0) {
      return 0;
    }
    return (int) Math.min(100, 100 * step / totalSteps);
  }
}
