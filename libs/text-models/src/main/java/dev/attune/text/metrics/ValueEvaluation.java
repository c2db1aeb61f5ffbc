package dev.attune.text.metrics;

import java.util.List;

/**
 * How a regression model did on one split.
 *
 * @param examples number of texts
 * @param headline Pearson's correlation, the mean over the scales
 * @param outputs scores scale by scale
 */
public record ValueEvaluation(int examples, Figure headline, List<ScaleScore> outputs)
    implements Evaluation {

  public ValueEvaluation {
    outputs = List.copyOf(outputs);
  }

  /** Scores a split of at least one text. */
  public static ValueEvaluation of(ValueOutcomes outcomes) {
    return new ValueEvaluation(outcomes.size(), outcomes.estimate(), outcomes.scores());
  }
}
