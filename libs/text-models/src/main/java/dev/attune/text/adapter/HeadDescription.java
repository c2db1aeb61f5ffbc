package dev.attune.text.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.OutputTask;
import dev.attune.text.task.Regression;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.TokenLabels;
import dev.attune.text.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** A head's {@link Calibration} in {@code adapter.json}: the members that its kind has. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@SuppressWarnings("ArrayRecordComponent") // passed from file to calibration and back
record HeadDescription(
    @Nullable Float temperature,
    @Nullable Float refuseBelow,
    float @Nullable [] thresholds,
    float @Nullable [] halfWidths) {

  static HeadDescription of(Calibration calibration) {
    return switch (calibration) {
      case Calibration.Label(float temperature, Float refuseBelow) ->
          new HeadDescription(temperature, refuseBelow, null, null);
      case Calibration.LabelSet(float temperature, float[] thresholds) ->
          new HeadDescription(temperature, null, thresholds, null);
      case Calibration.Tokens(float temperature, Tensor transitions) ->
          new HeadDescription(temperature, null, null, null);
      case Calibration.Values(float[] halfWidths) ->
          new HeadDescription(null, null, null, halfWidths);
    };
  }

  /**
   * The calibration of a head of this task.
   *
   * @throws InvalidAdapterException if a member is missing
   */
  Calibration calibration(OutputTask task, @Nullable Tensor transitions) {
    return switch (task) {
      case SingleLabel single ->
          new Calibration.Label(require(temperature, "temperature"), refuseBelow);
      case MultiLabel multi ->
          new Calibration.LabelSet(
              require(temperature, "temperature"), require(thresholds, "thresholds"));
      case TokenLabels token ->
          new Calibration.Tokens(require(temperature, "temperature"), transitions);
      case Regression regression -> new Calibration.Values(require(halfWidths, "halfWidths"));
    };
  }

  private static <T> T require(@Nullable T member, String name) {
    if (member == null) {
      throw new InvalidAdapterException("A head in adapter.json lacks %s.".formatted(name));
    }
    return member;
  }
}
