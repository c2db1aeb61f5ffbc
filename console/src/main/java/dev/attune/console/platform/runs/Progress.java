package dev.attune.console.platform.runs;

import org.jspecify.annotations.Nullable;

/** How far a run is; whatever is not known yet is null. */
public record Progress(
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

  /** Share of the steps done, 0 to 100. */
  public int percent() {
    if (step == null || totalSteps == null || totalSteps == 0) {
      return 0;
    }
    return (int) Math.min(100, 100 * step / totalSteps);
  }
}
