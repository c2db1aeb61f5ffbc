package dev.attune.console.platform.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values on scales, measured scale by scale. */
public record ValueEvaluation(
    int examples, @JsonProperty("headline") Headline given, List<Scale> outputs)
    implements Evaluation {

  /** Lists leave the scales out. */
  public ValueEvaluation {
    outputs = Objects.requireNonNullElse(outputs, List.of());
  }

  /**
   * One scale.
   *
   * @param pearson linear correlation of value and prediction, -1 to 1
   * @param spearman the same of their ranks
   * @param mae mean absolute error, in the scale's own units
   * @param coverage share of the values inside the interval that the model gives, which promises 90
   *     %
   */
  public record Scale(
      String name,
      Interval pearson,
      Interval spearman,
      Interval mae,
      @Nullable Double rmse,
      @Nullable Double coverage,
      double min,
      double max) {}

  @Override
  public String type() {
    return "regression";
  }

  @Override
  public Headline headline() {
    return given;
  }

  @Override
  public List<Figure> figures() {
    return outputs.stream()
        .flatMap(
            scale ->
                Stream.of(
                    new Figure(scale.name(), "pearson", scale.pearson()),
                    new Figure(scale.name(), "spearman", scale.spearman()),
                    new Figure(scale.name(), "mae", scale.mae())))
        .toList();
  }
}
