package dev.attune.agreement.suspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfidentLearningTest {
  private static final ConfidentLearning ANY =
      new ConfidentLearning(2, ConfidentLearning.Ranking.SELF_CONFIDENCE);

  /** Five cats of mean 0.7 and three dogs of mean 0.6; c5 is a dog, and d3 a weak cat. */
  private static OutOfFold pets() {
    OutOfFold pets = new OutOfFold(List.of("cat", "dog"));
    pets.add("c1", "cat", 0.9, 0.1);
    pets.add("c2", "cat", 0.9, 0.1);
    pets.add("c3", "cat", 0.8, 0.2);
    pets.add("c4", "cat", 0.8, 0.2);
    pets.add("c5", "cat", 0.1, 0.9);
    pets.add("d1", "dog", 0.1, 0.9);
    pets.add("d2", "dog", 0.5, 0.5);
    pets.add("d3", "dog", 0.6, 0.4);
    return pets;
  }

  private static LabelCheck.Checked checked(LabelCheck check) {
    assertThat(check).isInstanceOf(LabelCheck.Checked.class);
    return (LabelCheck.Checked) check;
  }

  @Test
  void a_label_that_the_model_is_confident_against_is_suspect() {
    LabelCheck.Checked check = checked(ANY.check(pets()));
    assertThat(check.suspects()).hasSize(1);
    Suspect suspect = check.suspects().getFirst();
    assertThat(suspect.item()).isEqualTo("c5");
    assertThat(suspect.given()).isEqualTo("cat");
    assertThat(suspect.likely()).isEqualTo("dog");
    assertThat(suspect.selfConfidence()).isEqualTo(0.1);
    assertThat(suspect.normalisedMargin()).isEqualTo(0.1, within(1e-12));
  }

  @Test
  void confidence_is_measured_by_the_mean_of_each_label() {
    LabelCheck.Checked check = checked(ANY.check(pets()));
    assertThat(check.thresholds().get("cat")).isEqualTo(0.7, within(1e-12));
    assertThat(check.thresholds().get("dog")).isEqualTo(0.6, within(1e-12));
  }

  @Test
  void the_joint_counts_confident_examples_and_gives_the_noise() {
    LabelCheck.Checked check = checked(ANY.check(pets()));
    assertThat(check.confidentJoint().get("cat")).containsEntry("cat", 4).containsEntry("dog", 1);
    assertThat(check.confidentJoint().get("dog")).containsEntry("cat", 0).containsEntry("dog", 1);
    assertThat(check.noise()).isEqualTo(1.0 / 8, within(1e-12));
  }

  @Test
  void suspects_are_ranked_as_asked() {
    OutOfFold three = new OutOfFold(List.of("a", "b", "c"));
    for (int i = 0; i < 8; i++) {
      three.add("a" + i, "a", 0.8, 0.1, 0.1);
      three.add("b" + i, "b", 0.2, 0.6, 0.2);
      three.add("c" + i, "c", 0.2, 0.2, 0.6);
    }
    three.add("low", "a", 0.10, 0.62, 0.28);
    three.add("wide", "a", 0.15, 0.80, 0.05);
    assertThat(checked(ANY.check(three)).suspects())
        .extracting(Suspect::item)
        .containsExactly("low", "wide");
    assertThat(checked(ConfidentLearning.STANDARD.check(three)).suspects())
        .extracting(Suspect::item)
        .containsExactly("wide", "low");
  }

  @Test
  void a_rare_label_is_left_unjudged() {
    OutOfFold pets = new OutOfFold(List.of("cat", "dog", "newt"));
    for (int i = 0; i < 5; i++) {
      pets.add("c" + i, "cat", 0.8, 0.1, 0.1);
      pets.add("d" + i, "dog", 0.1, 0.8, 0.1);
    }
    pets.add("n", "newt", 0.9, 0.05, 0.05);
    LabelCheck.Checked check = checked(ConfidentLearning.STANDARD.check(pets));
    assertThat(check.unjudged()).containsExactly("newt");
    assertThat(check.suspects()).isEmpty();
  }

  @Test
  void one_label_is_not_enough() {
    OutOfFold cats = new OutOfFold(List.of("cat", "dog"));
    cats.add("c1", "cat", 0.8, 0.2);
    cats.add("c2", "cat", 0.8, 0.2);
    assertThat(ANY.check(cats)).isEqualTo(new LabelCheck.NotEnough(1, 2));
  }

  @Test
  void what_is_no_distribution_is_refused() {
    OutOfFold pets = pets();
    assertThatThrownBy(() -> pets.add("x", "cat", 0.8, 0.8))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> pets.add("x", "cat", Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> pets.add("x", "newt", 0.5, 0.5))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
