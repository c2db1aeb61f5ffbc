package dev.attune.text.objective;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.text.adapter.Calibration;
import dev.attune.text.base.Encoding;
import dev.attune.text.metrics.LabelEvaluation;
import dev.attune.text.task.Gold;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.OutputTask;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.Votes;
import dev.attune.text.torch.Targets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SoftLabelsTest {
  private static final Offset<Double> CLOSE = within(1e-6);
  private static final SingleLabel MOODS = new SingleLabel(List.of("calm", "angry"), "other");
  private static final Votes DIVIDED = Votes.of(List.of("calm", "angry", "angry", "angry"));

  @Test
  void a_text_is_taught_as_the_shares_of_its_votes() {
    assertThat(target(MOODS, true, single("angry", DIVIDED))).containsExactly(0.25f, 0.75f);
    assertThat(target(MOODS, false, single("angry", DIVIDED))).containsExactly(0, 1);
  }

  @Test
  void one_answer_is_no_vote() {
    assertThat(target(MOODS, true, single("angry", Votes.of(List.of("calm")))))
        .containsExactly(0, 1);
    assertThat(target(MOODS, true, new Sample(new Gold.Label("calm"), encoding())))
        .containsExactly(1, 0);
  }

  @Test
  void votes_for_none_of_the_labels_count_for_each_alike() {
    assertThat(target(MOODS, true, single("calm", Votes.of(List.of("calm", "other")))))
        .containsExactly(0.75f, 0.25f);
  }

  @Test
  void a_label_of_a_set_is_there_to_a_share_and_its_weight_counts_for_that_share() {
    MultiLabel task = new MultiLabel(List.of("joy", "fear"));
    Sample sample =
        new Sample(
            new Gold.LabelSet(Set.of("joy")),
            new Votes(2, Map.of("joy", 2, "fear", 1)),
            encoding());
    assertThat(target(task, true, sample)).containsExactly(1, 0.5f, 1, 1);
    LabelSetObjective weighted = new LabelSetObjective(task, new double[] {1, 3}, true);
    float[] target = ((Targets.Numbers) weighted.targets(List.of(sample))).rows().getFirst();
    // 3 x 0.5 of being there, 0.5 of being not: 0.75 of what counts twice.
    assertThat(target).containsExactly(1, 0.75f, 1, 2);
  }

  @Test
  void the_loss_of_a_divided_text_is_least_at_its_votes() {
    Objective soft = Objectives.of(MOODS, List.of(), 0, false, true);
    List<Sample> samples = List.of(single("angry", DIVIDED));
    float[][] at = {{0, (float) Math.log(3)}};
    double least = -0.25 * Math.log(0.25) - 0.75 * Math.log(0.75);
    assertThat(soft.losses(at, samples)[0]).isCloseTo(least, CLOSE);
    assertThat(soft.losses(new float[][] {{0, 9}}, samples)[0]).isGreaterThan(least);
  }

  @Test
  void hard_and_soft_models_are_both_measured_against_the_votes() {
    List<Sample> samples = List.of(single("angry", DIVIDED), single("angry", DIVIDED));
    for (boolean learned : new boolean[] {false, true}) {
      Objective objective = Objectives.of(MOODS, List.of(), 0, false, learned);
      float[][] logits = {{0, (float) Math.log(3)}, {0, 0}};
      LabelEvaluation evaluation =
          (LabelEvaluation) objective.evaluate(logits, samples, new Calibration.Label(1, null));
      assertThat(requireNonNull(evaluation.votes()).examples()).isEqualTo(2);
      assertThat(evaluation.votes().crossEntropy().value())
          .isGreaterThan(evaluation.votes().voteEntropy());
    }
  }

  @Test
  void temperature_fits_a_soft_model_to_the_votes_and_a_hard_one_to_the_gold() {
    List<Sample> samples = List.of(single("angry", DIVIDED), single("calm", DIVIDED));
    float[][] sure = {{0, 8}, {0, 8}};
    Objective soft = Objectives.of(MOODS, samples, 0, false, true);
    assertThat(temperature(soft, sure, samples)).isCloseTo(8 / Math.log(3), within(1e-3));
    Objective hard = Objectives.of(MOODS, samples, 0, false, false);
    // Right about one of two: the highest temperature comes closest to being half sure.
    assertThat(temperature(hard, sure, samples)).isCloseTo(20, within(1e-3));
  }

  @Test
  void texts_out_of_scope_say_nothing_of_a_soft_model_s_temperature() {
    Sample outOfScope = single("other", Votes.of(List.of("other", "other")));
    Objective soft = Objectives.of(MOODS, List.of(), 0, false, true);
    float[][] sure = {{0, 8}, {0, 8}};
    double alone = temperature(soft, sure, List.of(unanimous(), unanimous()));

    assertThat(
            temperature(
                soft,
                new float[][] {{0, 8}, {0, 0}, {0, 8}, {1, 0}},
                List.of(unanimous(), outOfScope, unanimous(), outOfScope)))
        .isCloseTo(alone, CLOSE);
    assertThat(alone).isCloseTo(8 / Math.log(3), within(1e-3));
  }

  private static Sample unanimous() {
    return single("angry", Votes.of(List.of("angry", "angry")));
  }

  private static double temperature(
      Objective objective, float[][] logits, List<Sample> validation) {
    return ((Calibration.Label) objective.calibrate(logits, validation)).temperature();
  }

  private static float[] target(OutputTask task, boolean soft, Sample sample) {
    Objective objective = Objectives.of(task, List.of(), 0, false, soft);
    return ((Targets.Numbers) objective.targets(List.of(sample))).rows().getFirst();
  }

  private static Sample single(String gold, Votes votes) {
    return new Sample(new Gold.Label(gold), votes, encoding());
  }

  private static Encoding encoding() {
    return Encoding.of(new long[2], 2);
  }
}
