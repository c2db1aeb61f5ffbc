package dev.attune.agreement.suspect;

import java.util.List;
import java.util.Map;

/** What confident learning says of a data set's labels. */
public sealed interface LabelCheck {

  /**
   * Labels that are probably wrong.
   *
   * @param examples that were looked at
   * @param suspects the most suspect first
   * @param noise the estimated share of wrong labels among all examples, 0 to 1
   * @param thresholds by label: the model's mean probability of it on examples that have it, from
   *     which on it counts as confident
   * @param confidentJoint by given and likely label: examples of which the model is confident
   * @param unjudged labels with too few examples for a threshold; they are never the likely label,
   *     and examples that have them are never suspect
   */
  record Checked(
      int examples,
      List<Suspect> suspects,
      double noise,
      Map<String, Double> thresholds,
      Map<String, Map<String, Integer>> confidentJoint,
      List<String> unjudged)
      implements LabelCheck {}

  /**
   * Fewer than two labels have enough examples.
   *
   * @param labels how many have
   * @param leastExamples that a label needs
   */
  record NotEnough(int labels, int leastExamples) implements LabelCheck {
    /** How many more labels need that many examples. */
    public int missing() {
      return 2 - labels;
    }
  }
}
