package dev.attune.agreement.suspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The worked example of Northcutt, Jiang and Chuang 2021, figure 1: dogs, foxes and cows. */
class PublishedJointTest {
  private static final List<String> ANIMALS = List.of("dog", "fox", "cow");
  private static final int[][] COUNTS = {{100, 40, 20}, {56, 60, 0}, {32, 12, 80}};

  private static LabelCheck.Checked check() {
    OutOfFold examples = new OutOfFold(ANIMALS);
    for (int given = 0; given < COUNTS.length; given++) {
      for (int likely = 0; likely < COUNTS.length; likely++) {
        for (int i = 0; i < COUNTS[given][likely]; i++) {
          double[] probabilities = {0.1, 0.1, 0.1};
          probabilities[likely] = 0.8;
          examples.add(given + "-" + likely + "-" + i, ANIMALS.get(given), probabilities);
        }
      }
    }
    return (LabelCheck.Checked) ConfidentLearning.STANDARD.check(examples);
  }

  @Test
  void the_confident_joint_is_the_published_one() {
    assertThat(check().confidentJoint())
        .isEqualTo(
            Map.of(
                "dog", Map.of("dog", 100, "fox", 40, "cow", 20),
                "fox", Map.of("dog", 56, "fox", 60, "cow", 0),
                "cow", Map.of("dog", 32, "fox", 12, "cow", 80)));
  }

  @Test
  void what_is_off_the_diagonal_of_the_joint_is_noise() {
    // The published joint has 0.25, 0.15 and 0.20 on its diagonal.
    assertThat(check().noise()).isEqualTo(1 - 0.25 - 0.15 - 0.20, within(1e-12));
    assertThat(check().suspects()).hasSize(160);
  }

  @Test
  void margin_and_self_confidence_are_as_cleanlab_defines_them() {
    Suspect first = check().suspects().getFirst();
    assertThat(first.selfConfidence()).isEqualTo(0.1);
    // (0.1 - 0.8 + 1) / 2
    assertThat(first.normalisedMargin()).isEqualTo(0.15, within(1e-12));
  }

  @Test
  void of_sets_every_label_is_checked_by_itself() {
    OutOfFoldSets sets = new OutOfFoldSets(List.of("joy", "fear", "rare"));
    for (int i = 0; i < 6; i++) {
      sets.add("j" + i, Set.of("joy"), 0.9, 0.1, 0.1);
      sets.add("f" + i, Set.of("fear"), 0.1, 0.9, 0.1);
    }
    sets.add("lacks joy", Set.of("fear"), 0.95, 0.9, 0.1);
    sets.add("is no fear", Set.of("joy", "fear"), 0.9, 0.02, 0.1);
    SetCheck check = ConfidentLearning.STANDARD.check(sets);
    assertThat(check.suspects())
        .extracting(SetCheck.Doubt::item, SetCheck.Doubt::label, SetCheck.Doubt::missing)
        .containsExactly(tuple("is no fear", "fear", false), tuple("lacks joy", "joy", true));
    assertThat(check.unjudged()).containsExactly("rare");
    assertThat(check.noise()).containsOnlyKeys("joy", "fear");
    assertThat(check.examples()).isEqualTo(14);
  }
}
