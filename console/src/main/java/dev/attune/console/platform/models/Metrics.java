package dev.attune.console.platform.models;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything measured about a version. */
public record Metrics(
    @Nullable Evaluation validation,
    @Nullable Evaluation test,
    @Nullable Training training,
    @Nullable Calibration calibration,
    @Nullable List<String> warnings) {

  /** What the training cost. */
  public record Training(
      @Nullable Double seconds,
      @Nullable Double samplesPerSecond,
      @Nullable Integer epochs,
      @Nullable Integer bestEpoch,
      @Nullable String device,
      @Nullable String precision,
      @Nullable Integer trainExamples) {}

  /** The temperature, and the expected calibration error without and with it. */
  public record Calibration(
      @Nullable Double temperature, @Nullable Double eceBefore, @Nullable Double eceAfter) {}

  public List<String> cautions() {
    return warnings == null ? List.of() : warnings;
  }

  /** The evaluation to show: on the test split, else on the validation split. */
  public @Nullable Evaluation shown() {
    return test != null ? test : validation;
  }
}
