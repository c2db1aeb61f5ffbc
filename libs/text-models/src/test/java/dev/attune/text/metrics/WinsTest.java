package dev.attune.text.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.text.task.Scale;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WinsTest {
  private static final List<String> LABELS = List.of("a", "b");

  @Test
  void texts_that_only_one_got_right_are_counted_for_it() {
    var first = new LabelOutcomes(LABELS, new int[] {0, 0, 0, 1}, new int[] {0, 0, 1, 0});
    var second = new LabelOutcomes(LABELS, new int[] {0, 0, 0, 1}, new int[] {0, 1, 0, 1});

    assertThat(Wins.of(first, second)).contains(new Wins("right", 1, 2, 1));
  }

  /** An error of 2 on a scale of 0 to 100 is less than one of 1 on a scale of 0 to 10. */
  @Test
  void values_win_by_being_nearer_where_every_scale_counts_by_its_range() {
    List<Scale> scales = List.of(new Scale("x", 0, 10), new Scale("y", 0, 100));
    double[][] truth = {{5, 50}, {5, 50}, {5, 50}};
    var first =
        new ValueOutcomes(scales, truth, new double[][] {{5, 52}, {6, 50}, {5, 50}}, none());
    var second =
        new ValueOutcomes(scales, truth, new double[][] {{6, 50}, {5, 48}, {5, 50}}, none());

    assertThat(Wins.of(first, second)).contains(new Wins("nearer", 1, 1, 1));
  }

  @Test
  void a_joint_text_is_right_with_all_its_outputs_unless_there_are_values() {
    var right = new LabelOutcomes(LABELS, new int[] {0}, new int[] {0});
    var wrong = new LabelOutcomes(LABELS, new int[] {0}, new int[] {1});
    var values =
        new ValueOutcomes(
            List.of(new Scale("x", 0, 10), new Scale("y", 0, 1)),
            new double[][] {{1, 1}},
            new double[][] {{1, 1}},
            none());

    assertThat(
            Wins.of(
                new JointOutcomes(Map.of("one", right, "two", right)),
                new JointOutcomes(Map.of("one", right, "two", wrong))))
        .contains(new Wins("right", 1, 0, 0));
    assertThat(
            Wins.of(
                new JointOutcomes(Map.of("one", right, "two", values)),
                new JointOutcomes(Map.of("one", wrong, "two", values))))
        .isEmpty();
  }

  @Test
  void different_texts_cannot_be_won() {
    var one = new LabelOutcomes(LABELS, new int[] {0}, new int[] {0});
    var two = new LabelOutcomes(LABELS, new int[] {0, 1}, new int[] {0, 1});
    assertThatThrownBy(() -> Wins.of(one, two)).hasMessage("Answers to 1 texts and to 2.");
  }

  private static double[] none() {
    return new double[2];
  }
}
