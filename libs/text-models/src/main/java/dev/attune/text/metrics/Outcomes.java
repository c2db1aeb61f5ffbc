package dev.attune.text.metrics;

import java.util.Arrays;

/**
 * What a model answered to each text of a split, beside what is right. From these come headline
 * figures, their intervals, slices, and the comparison of two models.
 */
public sealed interface Outcomes
    permits LabelOutcomes, LabelSetOutcomes, EntityOutcomes, ValueOutcomes, JointOutcomes {

  /** The number of texts. */
  int size();

  /** The name of the headline figure. */
  String figure();

  /**
   * The headline figure when each text counts so many times.
   *
   * @param times one number for each text
   */
  double headline(int[] times);

  /** Whether all of a text's answer is right. */
  boolean right(int text);

  /** The outcomes of some of the texts, in the order given. */
  Outcomes only(int[] texts);

  /** The headline figure on all texts. */
  default double headline() {
    int[] once = new int[size()];
    Arrays.fill(once, 1);
    return headline(once);
  }

  /** The headline figure with its 95 % interval. */
  default Figure estimate() {
    Statistic statistic = times -> new double[] {headline(times)};
    return Figure.of(figure(), Bootstrap.of(size(), statistic).getFirst());
  }
}
