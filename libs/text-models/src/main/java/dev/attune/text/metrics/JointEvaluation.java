package dev.attune.text.metrics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a joint model did on one split.
 *
 * @param examples number of texts
 * @param headline the mean of the outputs' headline figures
 * @param allCorrect share of texts whose answers are all right, with its 95 % interval; a value is
 *     right if it lies in its 90 % interval
 * @param outputs figures by the name of the output, in the task's order
 */
public record JointEvaluation(
    int examples, Figure headline, Estimate allCorrect, Map<String, Evaluation> outputs)
    implements Evaluation {

  public JointEvaluation {
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
  }

  /**
   * Scores a split of at least one text.
   *
   * @param outputs the figures of each output on its own
   */
  public static JointEvaluation of(JointOutcomes outcomes, Map<String, Evaluation> outputs) {
    Statistic statistic =
        times -> new double[] {outcomes.headline(times), Shares.right(outcomes, times)};
    List<Estimate> estimates = Bootstrap.of(outcomes.size(), statistic);
    return new JointEvaluation(
        outcomes.size(), Figure.of(outcomes.figure(), estimates.get(0)), estimates.get(1), outputs);
  }
}
