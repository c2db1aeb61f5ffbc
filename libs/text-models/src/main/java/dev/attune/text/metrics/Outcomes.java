package dev.attune.text.metrics;

import dev.attune.text.task.Gold;
import dev.attune.text.task.Joint;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.Regression;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.Task;
import dev.attune.text.task.TokenLabels;
import java.util.Arrays;
import java.util.List;

/**
 * What a model answered to each text of a split, beside what is right. From these come headline
 * figures, their intervals, slices, and the comparison of two models.
 */
public sealed interface Outcomes
    permits LabelOutcomes, LabelSetOutcomes, EntityOutcomes, ValueOutcomes, JointOutcomes {

  /**
   * The outcomes of answers that are written down as right answers are. Labels that the task does
   * not have may occur in both. Of intervals around values nothing is known.
   *
   * @param truth the right answer to each text
   * @param answers the answer to each text; the out-of-scope mark for a refusal
   * @throws IllegalArgumentException if the lists differ in length
   * @throws ClassCastException if an answer is not of the task's kind
   */
  static Outcomes of(Task task, List<Gold> truth, List<Gold> answers) {
    return switch (task) {
      case SingleLabel single -> LabelOutcomes.of(single, truth, answers);
      case MultiLabel multi -> LabelSetOutcomes.of(multi, truth, answers);
      case TokenLabels token -> EntityOutcomes.of(token, truth, answers);
      case Regression regression -> ValueOutcomes.of(regression, truth, answers);
      case Joint joint -> JointOutcomes.of(joint, truth, answers);
    };
  }

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

  /** The answer to a text, written down as a right answer is. */
  Gold answer(int text);

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
